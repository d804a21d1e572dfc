"""You leave the widths to NumPy, which spreads a width of 1 over any other; the contract refuses a table of another width and names `position_table`."""

import numpy as np


def add_positions(token_vectors, position_table):
    token_vectors = _as_vectors("token_vectors", token_vectors)
    position_table = np.asarray(position_table, dtype=np.float64)
    if position_table.ndim != 2:
        raise ValueError("position_table must be (P, d)")
    if token_vectors.shape[-2] > len(position_table):
        raise ValueError("token_vectors are too long")
    return token_vectors + position_table[: token_vectors.shape[-2]]

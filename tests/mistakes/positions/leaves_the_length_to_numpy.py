"""You leave a sequence longer than the table to NumPy, whose message names no argument, and which spreads a table of one row over all positions; the contract asks for a ValueError that names `token_vectors`."""

import numpy as np


def add_positions(token_vectors, position_table):
    token_vectors = _as_vectors("token_vectors", token_vectors)
    position_table = np.asarray(position_table, dtype=np.float64)
    if position_table.ndim != 2 or position_table.shape[1] != token_vectors.shape[-1]:
        raise ValueError("position_table must be (P, d)")
    return token_vectors + position_table[: token_vectors.shape[-2]]

"""You accept a position table of three dimensions, as if each sequence had a table of its own; the contract asks for one table of shape (P, d) and names `position_table`."""

import numpy as np


def add_positions(token_vectors, position_table):
    token_vectors = _as_vectors("token_vectors", token_vectors)
    position_table = np.asarray(position_table, dtype=np.float64)
    if position_table.ndim < 2 or position_table.shape[-1] != token_vectors.shape[-1]:
        raise ValueError("position_table must be (P, d)")
    if token_vectors.shape[-2] > position_table.shape[-2]:
        raise ValueError("token_vectors are too long")
    return token_vectors + position_table[..., : token_vectors.shape[-2], :]

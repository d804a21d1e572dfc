"""You accept a single token vector of shape (d,) as a sequence; the contract asks for at least two dimensions and names `token_vectors`."""

import numpy as np


def add_positions(token_vectors, position_table):
    token_vectors = np.atleast_2d(np.asarray(token_vectors, dtype=np.float64))
    position_table = np.asarray(position_table, dtype=np.float64)
    if position_table.ndim != 2 or position_table.shape[1] != token_vectors.shape[-1]:
        raise ValueError("position_table must be (P, d)")
    if token_vectors.shape[-2] > len(position_table):
        raise ValueError("token_vectors are too long")
    return token_vectors + position_table[: token_vectors.shape[-2]]

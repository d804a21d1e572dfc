"""You add into the token vectors themselves; the contract gives a new array and leaves the arguments as they are."""

import numpy as np


def add_positions(token_vectors, position_table):
    token_vectors = _as_vectors("token_vectors", token_vectors)
    position_table = np.asarray(position_table, dtype=np.float64)
    if position_table.ndim != 2 or position_table.shape[1] != token_vectors.shape[-1]:
        raise ValueError("position_table must be (P, d)")
    length = token_vectors.shape[-2]
    if length > len(position_table):
        raise ValueError("token_vectors are too long")
    token_vectors += position_table[:length]
    return token_vectors

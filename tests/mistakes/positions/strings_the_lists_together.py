"""You use `+` on the arguments as they come, which strings lists together instead of adding their numbers; make arrays of them first."""

import numpy as np


def add_positions(token_vectors, position_table):
    _as_vectors("token_vectors", token_vectors)
    if np.ndim(position_table) != 2 or np.shape(position_table)[-1] != np.shape(token_vectors)[-1]:
        raise ValueError("position_table must be (P, d)")
    length = np.shape(token_vectors)[-2]
    if length > len(position_table):
        raise ValueError("token_vectors are too long")
    rows = position_table[:length]
    if isinstance(token_vectors, list):
        return token_vectors + rows
    return np.asarray(token_vectors, dtype=np.float64) + rows

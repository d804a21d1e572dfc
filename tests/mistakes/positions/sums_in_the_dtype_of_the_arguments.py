"""You add in the dtype of the arguments, where float32 stays float32 and 200 + 100 does not fit into a uint8; the contract adds in float64."""

import numpy as np


def add_positions(token_vectors, position_table):
    given = np.asarray(token_vectors), np.asarray(position_table)
    token_vectors = _as_vectors("token_vectors", token_vectors)
    position_table = np.asarray(position_table, dtype=np.float64)
    if position_table.ndim != 2 or position_table.shape[1] != token_vectors.shape[-1]:
        raise ValueError("position_table must be (P, d)")
    length = token_vectors.shape[-2]
    if length > len(position_table):
        raise ValueError("token_vectors are too long")
    return given[0] + given[1][:length]

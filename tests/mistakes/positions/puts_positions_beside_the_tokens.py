"""You put the position vector beside the token vector, which doubles the width; the contract adds the two and keeps the width."""

import numpy as np


def add_positions(token_vectors, position_table):
    token_vectors = _as_vectors("token_vectors", token_vectors)
    position_table = np.asarray(position_table, dtype=np.float64)
    if position_table.ndim != 2 or position_table.shape[1] != token_vectors.shape[-1]:
        raise ValueError("position_table must be (P, d)")
    length = token_vectors.shape[-2]
    if length > len(position_table):
        raise ValueError("token_vectors are too long")
    rows = np.broadcast_to(position_table[:length], token_vectors.shape)
    return np.concatenate([token_vectors, rows], axis=-1)

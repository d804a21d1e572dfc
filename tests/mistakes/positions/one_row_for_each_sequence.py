"""In a batch you add row 0 to the whole first sequence, row 1 to the second, and so on; the contract adds a row to each position, in every sequence the same."""

import numpy as np


def add_positions(token_vectors, position_table):
    token_vectors = _as_vectors("token_vectors", token_vectors)
    position_table = np.asarray(position_table, dtype=np.float64)
    if position_table.ndim != 2 or position_table.shape[1] != token_vectors.shape[-1]:
        raise ValueError("position_table must be (P, d)")
    length = token_vectors.shape[-2]
    if length > len(position_table):
        raise ValueError("token_vectors are too long")
    if token_vectors.ndim == 2:
        return token_vectors + position_table[:length]
    rows = position_table[np.arange(len(token_vectors)) % len(position_table)]
    return token_vectors + rows.reshape(len(rows), *[1] * (token_vectors.ndim - 2), -1)

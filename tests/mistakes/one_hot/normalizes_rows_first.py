"""You brought all rows to length 1 first; the contract asks for the distances of the rows as they are."""

import numpy as np


def pairwise_distances(vectors):
    rows = np.asarray(vectors, dtype=np.float64)
    if rows.ndim != 2:
        raise ValueError("vectors has not two dimensions")
    lengths = np.sqrt((rows**2).sum(axis=1, keepdims=True))
    rows = rows / np.where(lengths == 0, 1, lengths)
    differences = rows[:, None] - rows[None]
    return np.sqrt((differences**2).sum(axis=-1))

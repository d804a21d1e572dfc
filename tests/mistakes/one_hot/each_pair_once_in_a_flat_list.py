"""You return each pair once in a flat array; the contract asks for an n x n matrix."""

import numpy as np


def pairwise_distances(vectors):
    rows = np.asarray(vectors, dtype=np.float64)
    if rows.ndim != 2:
        raise ValueError("vectors has not two dimensions")
    differences = rows[:, None] - rows[None]
    return np.sqrt((differences**2).sum(axis=-1))[np.triu_indices(len(rows), 1)]

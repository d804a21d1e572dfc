"""Your distances are sums of absolute differences, the Manhattan distance; the contract asks for the Euclidean one."""

import numpy as np


def pairwise_distances(vectors):
    rows = np.asarray(vectors, dtype=np.float64)
    if rows.ndim != 2:
        raise ValueError("vectors has not two dimensions")
    differences = rows[:, None] - rows[None]
    return np.abs(differences).sum(axis=-1)

"""You filled in each pair once; the distance from i to j also stands at [j, i]."""

import numpy as np


def pairwise_distances(vectors):
    rows = np.asarray(vectors, dtype=np.float64)
    if rows.ndim != 2:
        raise ValueError("vectors has not two dimensions")
    differences = rows[:, None] - rows[None]
    return np.triu(np.sqrt((differences**2).sum(axis=-1)))

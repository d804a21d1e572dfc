"""You put infinity on the diagonal; every row is at distance 0 from itself."""

import numpy as np


def pairwise_distances(vectors):
    rows = np.asarray(vectors, dtype=np.float64)
    if rows.ndim != 2:
        raise ValueError("vectors has not two dimensions")
    differences = rows[:, None] - rows[None]
    return np.where(np.eye(len(rows)) == 1, np.inf, np.sqrt((differences**2).sum(axis=-1)))

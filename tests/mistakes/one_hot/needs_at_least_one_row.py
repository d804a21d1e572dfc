"""Your function raises an error when there are no rows; the answer is then an array of shape (0, 0)."""

import numpy as np


def pairwise_distances(vectors):
    rows = np.asarray(vectors, dtype=np.float64)
    if rows.ndim != 2:
        raise ValueError("vectors has not two dimensions")
    return np.stack([np.sqrt(((rows - row) ** 2).sum(axis=1)) for row in rows])

"""Your distances are squared; the Euclidean distance is the square root of the summed squares."""

import numpy as np


def pairwise_distances(vectors):
    rows = np.asarray(vectors, dtype=np.float64)
    if rows.ndim != 2:
        raise ValueError("vectors has not two dimensions")
    differences = rows[:, None] - rows[None]
    return (differences**2).sum(axis=-1)

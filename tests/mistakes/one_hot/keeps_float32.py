"""Your distances of float32 rows are float32; the result is float64, computed from float64."""

import numpy as np


def pairwise_distances(vectors):
    rows = np.asarray(vectors)
    rows = rows if rows.dtype == np.float32 else rows.astype(np.float64)
    if rows.ndim != 2:
        raise ValueError("vectors has not two dimensions")
    differences = rows[:, None] - rows[None]
    return np.sqrt((differences**2).sum(axis=-1))

"""You computed in float32 and turned the result into float64 at the end; the last digits are lost by then."""

import numpy as np


def pairwise_distances(vectors):
    rows = np.asarray(vectors, dtype=np.float64)
    if rows.ndim != 2:
        raise ValueError("vectors has not two dimensions")
    rows = rows.astype(np.float32)
    differences = rows[:, None] - rows[None]
    return np.sqrt((differences**2).sum(axis=-1)).astype(np.float64)

"""You moved the rows of the argument itself; distances do not change by that, but the argument must stay as it was."""

import numpy as np


def pairwise_distances(vectors):
    rows = np.asarray(vectors, dtype=np.float64)
    if rows.ndim != 2:
        raise ValueError("vectors has not two dimensions")
    rows -= rows.mean(axis=0) if len(rows) else 0.0
    differences = rows[:, None] - rows[None]
    return np.sqrt((differences**2).sum(axis=-1))

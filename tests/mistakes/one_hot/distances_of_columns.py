"""You compared the columns; the contract asks for the distances of the rows."""

import numpy as np


def pairwise_distances(vectors):
    rows = np.asarray(vectors, dtype=np.float64)
    if rows.ndim != 2:
        raise ValueError("vectors has not two dimensions")
    rows = rows.T
    differences = rows[:, None] - rows[None]
    return np.sqrt((differences**2).sum(axis=-1))

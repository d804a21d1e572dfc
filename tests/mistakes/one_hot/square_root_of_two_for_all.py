"""You give sqrt(2) for any two different positions; only one-hot rows of different ids are that far apart."""

import numpy as np


def pairwise_distances(vectors):
    rows = np.asarray(vectors, dtype=np.float64)
    if rows.ndim != 2:
        raise ValueError("vectors has not two dimensions")
    return np.sqrt(2) * (1 - np.eye(len(rows)))

"""Your distances are the greatest difference of a coordinate; the contract asks for the Euclidean distance."""

import numpy as np


def pairwise_distances(vectors):
    rows = np.asarray(vectors, dtype=np.float64)
    if rows.ndim != 2:
        raise ValueError("vectors has not two dimensions")
    differences = rows[:, None] - rows[None]
    return np.abs(differences).max(axis=-1, initial=0.0)

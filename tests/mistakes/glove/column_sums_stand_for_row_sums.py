"""You use the column sums for the rows as well, which is right for symmetric counts alone."""

import numpy as np


def ppmi(counts):
    x = _as_square("counts", counts)
    total, rows, columns = x.sum(), x.sum(axis=0)[:, None], x.sum(axis=0, keepdims=True)
    chance = rows * columns / np.maximum(total, 1e-300)
    ratios = np.where(x > 0, x / np.where(x > 0, chance, 1.0), 1.0)
    return np.where(x > 0, np.maximum(0.0, np.log(ratios)), 0.0)

"""You take counts below 1 for no counts; every count above 0 has its cell."""

import numpy as np


def ppmi(counts):
    x = _as_square("counts", counts)
    total, rows, columns = x.sum(), x.sum(axis=1, keepdims=True), x.sum(axis=0, keepdims=True)
    chance = rows * columns / np.maximum(total, 1e-300)
    ratios = np.where(x >= 1, x / np.where(x >= 1, chance, 1.0), 1.0)
    return np.where(x >= 1, np.maximum(0.0, np.log(ratios)), 0.0)

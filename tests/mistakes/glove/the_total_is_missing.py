"""You divide the count by both sums and forget the total of all counts."""

import numpy as np


def ppmi(counts):
    x = _as_square("counts", counts)
    total, rows, columns = x.sum(), x.sum(axis=1, keepdims=True), x.sum(axis=0, keepdims=True)
    chance = rows * columns
    ratios = np.where(x > 0, x / np.where(x > 0, chance, 1.0), 1.0)
    return np.where(x > 0, np.maximum(0.0, np.log(ratios)), 0.0)

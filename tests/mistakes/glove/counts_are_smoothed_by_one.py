"""You add 1 to each count before you start; the contract takes the counts as they are."""

import numpy as np


def ppmi(counts):
    x = _as_square("counts", counts) + 1
    total, rows, columns = x.sum(), x.sum(axis=1, keepdims=True), x.sum(axis=0, keepdims=True)
    chance = rows * columns / np.maximum(total, 1e-300)
    ratios = np.where(x > 0, x / np.where(x > 0, chance, 1.0), 1.0)
    return np.where(x > 0, np.maximum(0.0, np.log(ratios)), 0.0)

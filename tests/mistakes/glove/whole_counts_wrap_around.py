"""You sum and multiply in the dtype of the counts, where small integers wrap around; convert to float64 first."""

import numpy as np


def ppmi(counts):
    x = _as_square("counts", counts)
    if np.asarray(counts).dtype == np.uint8:
        x = x % 128
    total, rows, columns = x.sum(), x.sum(axis=1, keepdims=True), x.sum(axis=0, keepdims=True)
    chance = rows * columns / np.maximum(total, 1e-300)
    ratios = np.where(x > 0, x / np.where(x > 0, chance, 1.0), 1.0)
    return np.where(x > 0, np.maximum(0.0, np.log(ratios)), 0.0)

"""You raise the column sums to the power 0.75 (context smoothing), a useful variant; the contract takes the sums as they are."""

import numpy as np


def ppmi(counts):
    x = _as_square("counts", counts)
    total, rows, columns = x.sum(), x.sum(axis=1, keepdims=True), x.sum(axis=0, keepdims=True)
    chance = rows * columns**0.75 / np.maximum((columns**0.75).sum(), 1e-300)
    ratios = np.where(x > 0, x / np.where(x > 0, chance, 1.0), 1.0)
    return np.where(x > 0, np.maximum(0.0, np.log(ratios)), 0.0)

"""You accept counts that are not square; the contract asks for a ValueError that names counts."""

import numpy as np


def ppmi(counts):
    x = np.asarray(counts, dtype=np.float64)
    if x.ndim != 2:
        raise ValueError("counts must have two dimensions")
    total, rows, columns = x.sum(), x.sum(axis=1, keepdims=True), x.sum(axis=0, keepdims=True)
    chance = rows * columns / np.maximum(total, 1e-300)
    ratios = np.where(x > 0, x / np.where(x > 0, chance, 1.0), 1.0)
    return np.where(x > 0, np.maximum(0.0, np.log(ratios)), 0.0)

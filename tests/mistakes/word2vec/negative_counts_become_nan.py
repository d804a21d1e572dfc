"""You accept negative counts, whose powers are not numbers; the contract refuses them and names `counts`."""

import numpy as np


def negative_distribution(counts, power=0.75):
    counts = np.asarray(counts, dtype=np.float64)
    if counts.ndim != 1 or not np.any(counts):
        raise ValueError("counts must be a flat list of counts, at least one above 0")
    weights = counts**power
    return weights / weights.sum()

"""You refuse counts in which a single id occurs; in the contract it is drawn always."""

import numpy as np


def negative_distribution(counts, power=0.75):
    counts = np.asarray(counts, dtype=np.float64)
    if counts.ndim != 1 or np.any(counts < 0) or not np.any(counts):
        raise ValueError("counts must be a flat list of counts, at least one above 0")
    if np.count_nonzero(counts) == 1:
        raise ValueError("counts must hold at least two ids that occur")
    weights = counts**power
    return weights / weights.sum()

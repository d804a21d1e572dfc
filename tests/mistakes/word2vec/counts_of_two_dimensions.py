"""You accept counts of two dimensions; the contract asks for one count for each id, a flat list."""

import numpy as np


def negative_distribution(counts, power=0.75):
    counts = np.asarray(counts, dtype=np.float64)
    if np.any(counts < 0) or not np.any(counts):
        raise ValueError("counts must be at least one above 0")
    weights = counts**power
    return weights / weights.sum()

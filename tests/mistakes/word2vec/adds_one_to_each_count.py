"""You add 1 to each count, so an id that never occurs can be drawn; in the contract its probability is 0."""

import numpy as np


def negative_distribution(counts, power=0.75):
    counts = np.asarray(counts, dtype=np.float64)
    if counts.ndim != 1 or np.any(counts < 0) or not np.any(counts):
        raise ValueError("counts must be a flat list of counts, at least one above 0")
    weights = (counts + 1) ** power
    return weights / weights.sum()

"""You give cumulated probabilities; the contract wants the probability of each id."""

import numpy as np


def negative_distribution(counts, power=0.75):
    counts = np.asarray(counts, dtype=np.float64)
    if counts.ndim != 1 or np.any(counts < 0) or not np.any(counts):
        raise ValueError("counts must be a flat list of counts, at least one above 0")
    weights = counts**power
    return np.cumsum(weights / weights.sum())

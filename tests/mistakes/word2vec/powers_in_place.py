"""You take the power inside the array that you were given, which changes it for the caller; work on a copy."""

import numpy as np


def negative_distribution(counts, power=0.75):
    if np.ndim(counts) != 1 or np.any(np.asarray(counts) < 0) or not np.any(counts):
        raise ValueError("counts must be a flat list of counts, at least one above 0")
    counts = np.asarray(counts)
    if counts.dtype != np.float64:
        counts = counts.astype(np.float64)
    counts **= power
    return counts / counts.sum()

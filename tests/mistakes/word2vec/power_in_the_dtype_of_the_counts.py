"""You take the power in the dtype of the counts, where small integers wrap around; convert to float64 first."""

import numpy as np


def negative_distribution(counts, power=0.75):
    counts = np.asarray(counts)
    if counts.ndim != 1 or np.any(counts < 0) or not np.any(counts):
        raise ValueError("counts must be a flat list of counts, at least one above 0")
    counts = counts if counts.dtype.kind in "iu" else counts.astype(np.float64)
    weights = counts**power
    return weights / weights.sum()

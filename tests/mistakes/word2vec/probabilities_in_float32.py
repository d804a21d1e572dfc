"""Your probabilities have the dtype of the counts, float32; the contract asks for float64."""

import numpy as np


def negative_distribution(counts, power=0.75):
    dtype = np.float32 if getattr(counts, "dtype", None) == np.float32 else np.float64
    counts = np.asarray(counts, dtype=np.float64)
    if counts.ndim != 1 or np.any(counts < 0) or not np.any(counts):
        raise ValueError("counts must be a flat list of counts, at least one above 0")
    weights = counts**power
    return (weights / weights.sum()).astype(dtype)

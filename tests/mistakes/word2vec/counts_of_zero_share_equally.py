"""If no id occurs you give all the same probability; the contract refuses such counts and names them."""

import numpy as np


def negative_distribution(counts, power=0.75):
    counts = np.asarray(counts, dtype=np.float64)
    if counts.ndim != 1 or np.any(counts < 0) or not counts.size:
        raise ValueError("counts must be a flat list of counts")
    weights = counts**power if counts.any() else np.ones_like(counts)
    return weights / weights.sum()

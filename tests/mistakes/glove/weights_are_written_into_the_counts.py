"""You write the weights into the array of counts, which belongs to the caller; work on a copy."""

import numpy as np


def glove_weights(counts, x_max=100.0, alpha=0.75):
    if not x_max > 0:
        raise ValueError("x_max must be positive")
    counts = np.asarray(counts, dtype=np.float64)
    counts[...] = np.where(counts > 0, np.minimum(1.0, (counts / x_max) ** alpha), 0.0)
    return counts.copy()

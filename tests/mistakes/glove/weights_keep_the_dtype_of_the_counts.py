"""Your weights have the dtype of the counts, where 0.125 as an integer becomes 0; the contract asks for float64."""

import numpy as np


def glove_weights(counts, x_max=100.0, alpha=0.75):
    if not x_max > 0:
        raise ValueError("x_max must be positive")
    kind = np.asarray(counts).dtype
    counts = np.array(counts, dtype=np.float64)
    return np.where(counts > 0, np.minimum(1.0, (counts / x_max) ** alpha), 0.0).astype(kind)

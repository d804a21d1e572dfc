"""Your mask lets each position see the one behind it; the contract ends with the position itself."""

import numpy as np


def causal_mask(length):
    if length < 1:
        raise ValueError("length must be at least 1")
    return np.tri(length, k=1, dtype=bool)

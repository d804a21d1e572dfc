"""Your mask hides each position from itself, so the first one sees nothing; the contract lets a query see the keys up to and including itself."""

import numpy as np


def causal_mask(length):
    if length < 1:
        raise ValueError("length must be at least 1")
    return np.tri(length, k=-1, dtype=bool)

"""Your mask shows a window of four positions; the contract shows everything from the start up to the position itself."""

import numpy as np


def causal_mask(length):
    if length < 1:
        raise ValueError("length must be at least 1")
    return np.tri(length, dtype=bool) & ~np.tri(length, k=-4, dtype=bool)

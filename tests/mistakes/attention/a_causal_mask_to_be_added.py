"""You return 0 and -inf, a mask that is added to the scores; the contract returns True and False."""

import numpy as np


def causal_mask(length):
    if length < 1:
        raise ValueError("length must be at least 1")
    return np.where(np.tri(length, dtype=bool), 0.0, -np.inf)

"""Your mask holds the floats 1.0 and 0.0; the contract returns bool."""

import numpy as np


def causal_mask(length):
    if length < 1:
        raise ValueError("length must be at least 1")
    return np.tri(length)

"""Your mask lets each position see what comes after it; rows are queries and columns are keys, and the contract shows the past."""

import numpy as np


def causal_mask(length):
    if length < 1:
        raise ValueError("length must be at least 1")
    return np.triu(np.ones((length, length), dtype=bool))

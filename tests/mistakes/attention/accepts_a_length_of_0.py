"""You give an empty mask for a length of 0; the contract refuses every length below 1 and names `length`."""

import numpy as np


def causal_mask(length):
    if length < 0:
        raise ValueError("length must not be negative")
    return np.tri(length, dtype=bool)

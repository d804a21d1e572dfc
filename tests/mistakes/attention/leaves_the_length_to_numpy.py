"""You never look at `length`, and NumPy makes an empty mask of a length below 1; the contract refuses it and names `length`."""

import numpy as np


def causal_mask(length):
    return np.tri(length, dtype=bool)

"""Your slopes are 2**(-8h/H) with h from 0, so the first is 1; the contract has h + 1 in the exponent."""

import numpy as np


def alibi_bias(length, num_heads):
    _check_size("length", length)
    _check_size("num_heads", num_heads)
    if num_heads & (num_heads - 1):
        raise ValueError("num_heads must be a power of two")
    places = np.arange(length)
    distances = np.abs(places - places[:, np.newaxis])
    slopes = 2.0 ** (-8 * np.arange(num_heads) / num_heads)
    return slopes[:, np.newaxis, np.newaxis] * -distances

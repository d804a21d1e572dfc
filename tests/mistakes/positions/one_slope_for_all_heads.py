"""All your heads have the slope of the first one; in the contract each head has its own."""

import numpy as np


def alibi_bias(length, num_heads):
    _check_size("length", length)
    _check_size("num_heads", num_heads)
    if num_heads & (num_heads - 1):
        raise ValueError("num_heads must be a power of two")
    places = np.arange(length)
    distances = np.abs(places - places[:, np.newaxis])
    return np.full((num_heads, 1, 1), 2.0 ** (-8 / num_heads)) * -distances

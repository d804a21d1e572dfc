"""You refuse one head; 1 is a power of two, 2**0, and the contract allows it."""

import numpy as np


def alibi_bias(length, num_heads):
    _check_size("length", length)
    _check_size("num_heads", num_heads)
    if num_heads & (num_heads - 1):
        raise ValueError("num_heads must be a power of two")
    places = np.arange(length)
    distances = np.abs(places - places[:, np.newaxis])
    if num_heads < 2:
        raise ValueError("num_heads must be a power of two")
    slopes = 2.0 ** (-8 * np.arange(1, num_heads + 1) / num_heads)
    return slopes[:, np.newaxis, np.newaxis] * -distances

"""Your slopes are always 1/2, 1/4, 1/8, ..., which is right for eight heads only; in the contract the exponent -8(h+1)/H depends on the number of heads."""

import numpy as np


def alibi_bias(length, num_heads):
    _check_size("length", length)
    _check_size("num_heads", num_heads)
    if num_heads & (num_heads - 1):
        raise ValueError("num_heads must be a power of two")
    places = np.arange(length)
    distances = np.abs(places - places[:, np.newaxis])
    slopes = 0.5 ** np.arange(1, num_heads + 1)
    return slopes[:, np.newaxis, np.newaxis] * -distances

"""Your exponent is a division without a fraction, which goes unnoticed up to eight heads; the contract divides with a fraction, so 16 heads have slopes like 2**-0.5."""

import numpy as np


def alibi_bias(length, num_heads):
    _check_size("length", length)
    _check_size("num_heads", num_heads)
    if num_heads & (num_heads - 1):
        raise ValueError("num_heads must be a power of two")
    places = np.arange(length)
    distances = np.abs(places - places[:, np.newaxis])
    slopes = 2.0 ** (-8 * np.arange(1, num_heads + 1) // num_heads)
    return slopes[:, np.newaxis, np.newaxis] * -distances

"""You take off slope * distance squared; in the contract the bias grows in proportion to the distance."""

import numpy as np


def alibi_bias(length, num_heads):
    _check_size("length", length)
    _check_size("num_heads", num_heads)
    if num_heads & (num_heads - 1):
        raise ValueError("num_heads must be a power of two")
    places = np.arange(length)
    distances = np.abs(places - places[:, np.newaxis])
    slopes = 2.0 ** (-8 * np.arange(1, num_heads + 1) / num_heads)
    return slopes[:, np.newaxis, np.newaxis] * -(distances**2)

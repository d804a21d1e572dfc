"""Your exponent 2i // d is a division without a fraction, so it is always 0 and all pairs turn alike; the contract divides with a fraction."""

import numpy as np


def sinusoidal_positions(length, width, base=10000.0):
    _check_size("length", length)
    _check_size("width", width)
    if width % 2:
        raise ValueError("width must be even")
    angles = np.arange(length)[:, np.newaxis] / base ** (np.arange(0, width, 2) // width)
    table = np.empty((length, width))
    table[:, 0::2] = np.sin(angles)
    table[:, 1::2] = np.cos(angles)
    return table

"""Your exponent is i / d, where i counts pairs; the contract has 2i / d, so that the exponents reach nearly to 1."""

import numpy as np


def sinusoidal_positions(length, width, base=10000.0):
    _check_size("length", length)
    _check_size("width", width)
    if width % 2:
        raise ValueError("width must be even")
    angles = np.arange(length)[:, np.newaxis] / base ** (np.arange(width // 2) / width)
    table = np.empty((length, width))
    table[:, 0::2] = np.sin(angles)
    table[:, 1::2] = np.cos(angles)
    return table

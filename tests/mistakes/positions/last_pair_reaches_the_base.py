"""You spread the exponents from 0 to exactly 1, dividing i by d/2 - 1; the contract divides 2i by d, so the last exponent stays below 1."""

import numpy as np


def sinusoidal_positions(length, width, base=10000.0):
    _check_size("length", length)
    _check_size("width", width)
    if width % 2:
        raise ValueError("width must be even")
    exponents = np.arange(width // 2) / max(width // 2 - 1, 1)
    angles = np.arange(length)[:, np.newaxis] / base**exponents
    table = np.empty((length, width))
    table[:, 0::2] = np.sin(angles)
    table[:, 1::2] = np.cos(angles)
    return table

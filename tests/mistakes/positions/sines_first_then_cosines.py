"""Your table holds all sines in its left half and all cosines in its right half; the contract lets them alternate, column by column."""

import numpy as np


def sinusoidal_positions(length, width, base=10000.0):
    _check_size("length", length)
    _check_size("width", width)
    if width % 2:
        raise ValueError("width must be even")
    angles = _angles(np.arange(length), width, base)
    return np.concatenate([np.sin(angles), np.cos(angles)], axis=1)

"""You only check that the width is even, and 0 and -2 are even too; the contract refuses a width below 1 and names `width`."""

import numpy as np


def sinusoidal_positions(length, width, base=10000.0):
    _check_size("length", length)
    if width % 2:
        raise ValueError("width must be even")
    angles = _angles(np.arange(length), width, base)
    table = np.empty((length, width))
    table[:, 0::2] = np.sin(angles)
    table[:, 1::2] = np.cos(angles)
    return table

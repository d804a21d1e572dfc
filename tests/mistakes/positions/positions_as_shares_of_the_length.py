"""You divide the positions by the length, so the same position has another vector in a longer text; the contract uses the position itself."""

import numpy as np


def sinusoidal_positions(length, width, base=10000.0):
    _check_size("length", length)
    _check_size("width", width)
    if width % 2:
        raise ValueError("width must be even")
    angles = _angles(np.arange(length) / length, width, base)
    table = np.empty((length, width))
    table[:, 0::2] = np.sin(angles)
    table[:, 1::2] = np.cos(angles)
    return table

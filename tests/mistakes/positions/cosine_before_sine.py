"""Your even columns hold cosines and your odd columns sines; the contract has them the other way around."""

import numpy as np


def sinusoidal_positions(length, width, base=10000.0):
    _check_size("length", length)
    _check_size("width", width)
    if width % 2:
        raise ValueError("width must be even")
    angles = _angles(np.arange(length), width, base)
    table = np.empty((length, width))
    table[:, 0::2] = np.cos(angles)
    table[:, 1::2] = np.sin(angles)
    return table

"""You accept a length below 1 and give a table without rows; the contract refuses it and names `length`."""

import numpy as np


def sinusoidal_positions(length, width, base=10000.0):
    _check_size("width", width)
    if width % 2:
        raise ValueError("width must be even")
    length = max(length, 0)
    angles = _angles(np.arange(length), width, base)
    table = np.empty((length, width))
    table[:, 0::2] = np.sin(angles)
    table[:, 1::2] = np.cos(angles)
    return table

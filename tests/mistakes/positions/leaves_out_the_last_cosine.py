"""For an odd width you leave out the last cosine; the contract refuses an odd width and names `width`."""

import numpy as np


def sinusoidal_positions(length, width, base=10000.0):
    _check_size("length", length)
    _check_size("width", width)
    angles = _angles(np.arange(length), width, base)
    table = np.empty((length, width))
    table[:, 0::2] = np.sin(angles)
    table[:, 1::2] = np.cos(angles[:, : width // 2])
    return table

"""Your check of an odd width raises an AssertionError; the contract asks for a ValueError that names `width`."""

import numpy as np


def sinusoidal_positions(length, width, base=10000.0):
    _check_size("length", length)
    _check_size("width", width)
    assert width % 2 == 0, "width must be even"
    angles = _angles(np.arange(length), width, base)
    table = np.empty((length, width))
    table[:, 0::2] = np.sin(angles)
    table[:, 1::2] = np.cos(angles)
    return table

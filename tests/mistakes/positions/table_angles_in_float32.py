"""Your angles are computed in float32, whose seven digits leave too few for the sine of a great angle; the contract asks for float64 throughout."""

import numpy as np


def sinusoidal_positions(length, width, base=10000.0):
    _check_size("length", length)
    _check_size("width", width)
    if width % 2:
        raise ValueError("width must be even")
    frequencies = (1 / base ** (np.arange(0, width, 2) / width)).astype(np.float32)
    angles = np.arange(length, dtype=np.float32)[:, np.newaxis] * frequencies
    table = np.empty((length, width))
    table[:, 0::2] = np.sin(angles)
    table[:, 1::2] = np.cos(angles)
    return table

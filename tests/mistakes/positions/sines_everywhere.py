"""Your odd columns repeat the sines; the contract puts the cosine of the same angle there."""

import numpy as np


def sinusoidal_positions(length, width, base=10000.0):
    _check_size("length", length)
    _check_size("width", width)
    if width % 2:
        raise ValueError("width must be even")
    angles = _angles(np.arange(length), width, base)
    return np.repeat(np.sin(angles), 2, axis=1)

"""Your exponent is column / d in every column, so a cosine turns slower than the sine beside it; in the contract the two of a pair share one angle."""

import numpy as np


def sinusoidal_positions(length, width, base=10000.0):
    _check_size("length", length)
    _check_size("width", width)
    if width % 2:
        raise ValueError("width must be even")
    angles = np.arange(length)[:, np.newaxis] / base ** (np.arange(width) / width)
    return np.where(np.arange(width) % 2, np.cos(angles), np.sin(angles))

"""You overwrite x and use its new value for y; both coordinates of the contract are computed from the old ones."""

import numpy as np


def rotate(vectors, positions, base=10000.0):
    vectors = _as_vectors("vectors", vectors)
    length, width = vectors.shape[-2:]
    if width % 2:
        raise ValueError("vectors must have an even width")
    positions = np.asarray(positions, dtype=np.float64)
    if positions.shape != (length,):
        raise ValueError("positions must be one for each row")
    angles = _angles(positions, width, base)
    turned = vectors.copy()
    x, y = turned[..., 0::2], turned[..., 1::2]
    x[...] = x * np.cos(angles) - y * np.sin(angles)
    y[...] = x * np.sin(angles) + y * np.cos(angles)
    return turned

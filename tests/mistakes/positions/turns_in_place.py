"""You write into the vectors themselves; the contract gives a new array and leaves the arguments as they are."""

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
    x, y = vectors[..., 0::2].copy(), vectors[..., 1::2].copy()
    vectors[..., 0::2] = x * np.cos(angles) - y * np.sin(angles)
    vectors[..., 1::2] = x * np.sin(angles) + y * np.cos(angles)
    return vectors

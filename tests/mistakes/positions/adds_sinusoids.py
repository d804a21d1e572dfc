"""You add sines and cosines of the position; the contract turns the vectors, which keeps their lengths."""

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
    turned[..., 0::2] += np.sin(angles)
    turned[..., 1::2] += np.cos(angles)
    return turned

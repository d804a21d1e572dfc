"""You leave positions that do not fit to NumPy, which spreads a single one and names no argument; the contract asks for a ValueError that names `positions`."""

import numpy as np


def rotate(vectors, positions, base=10000.0):
    vectors = _as_vectors("vectors", vectors)
    width = vectors.shape[-1]
    if width % 2:
        raise ValueError("vectors must have an even width")
    angles = np.asarray(positions, dtype=np.float64)[:, np.newaxis] / base ** (np.arange(0, width, 2) / width)
    cosines, sines = np.cos(angles), np.sin(angles)
    x, y = vectors[..., 0::2], vectors[..., 1::2]
    return np.stack([x * cosines - y * sines, x * sines + y * cosines], axis=-1).reshape(vectors.shape)

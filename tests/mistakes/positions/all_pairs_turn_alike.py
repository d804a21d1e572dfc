"""All your pairs turn by p radians; in the contract pair i turns by p / base**(2i/d), slower from pair to pair."""

import numpy as np


def rotate(vectors, positions, base=10000.0):
    vectors = _as_vectors("vectors", vectors)
    length, width = vectors.shape[-2:]
    if width % 2:
        raise ValueError("vectors must have an even width")
    positions = np.asarray(positions, dtype=np.float64)
    if positions.shape != (length,):
        raise ValueError("positions must be one for each row")
    angles = np.repeat(positions[:, np.newaxis], width // 2, axis=1)
    x, y = vectors[..., 0::2], vectors[..., 1::2]
    turned = np.empty(vectors.shape)
    turned[..., 0::2] = x * np.cos(angles) - y * np.sin(angles)
    turned[..., 1::2] = x * np.sin(angles) + y * np.cos(angles)
    return turned

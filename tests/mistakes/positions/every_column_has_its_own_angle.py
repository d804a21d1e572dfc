"""The two columns of a pair use different angles, so the result is no rotation and lengths change; in the contract both use p / base**(2i/d)."""

import numpy as np


def rotate(vectors, positions, base=10000.0):
    vectors = _as_vectors("vectors", vectors)
    length, width = vectors.shape[-2:]
    if width % 2:
        raise ValueError("vectors must have an even width")
    positions = np.asarray(positions, dtype=np.float64)
    if positions.shape != (length,):
        raise ValueError("positions must be one for each row")
    angles = positions[:, np.newaxis] / base ** (np.arange(width) / width)
    x, y = vectors[..., 0::2], vectors[..., 1::2]
    turned = np.empty(vectors.shape)
    turned[..., 0::2] = x * np.cos(angles[:, 0::2]) - y * np.sin(angles[:, 0::2])
    turned[..., 1::2] = x * np.sin(angles[:, 1::2]) + y * np.cos(angles[:, 1::2])
    return turned

"""In a batch your positions run along the first axis; the contract has them along the last axis but one, the same for every sequence."""

import numpy as np


def rotate(vectors, positions, base=10000.0):
    vectors = _as_vectors("vectors", vectors)
    width = vectors.shape[-1]
    if width % 2:
        raise ValueError("vectors must have an even width")
    positions = np.asarray(positions, dtype=np.float64)
    if positions.shape != vectors.shape[:1]:
        raise ValueError("positions must be one for each row")
    angles = _angles(positions, width, base).reshape(len(positions), *[1] * (vectors.ndim - 2), width // 2)
    x, y = vectors[..., 0::2], vectors[..., 1::2]
    turned = np.empty(vectors.shape)
    turned[..., 0::2] = x * np.cos(angles) - y * np.sin(angles)
    turned[..., 1::2] = x * np.sin(angles) + y * np.cos(angles)
    return turned

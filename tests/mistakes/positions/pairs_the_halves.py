"""You pair column i with column i + d/2, as some models do; the contract pairs neighbouring columns, 2i and 2i + 1."""

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
    x, y = vectors[..., : width // 2], vectors[..., width // 2 :]
    cosines, sines = np.cos(angles), np.sin(angles)
    return np.concatenate([x * cosines - y * sines, x * sines + y * cosines], axis=-1)

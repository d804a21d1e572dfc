"""For an odd width you leave the last column as it is; the contract refuses an odd width and names `vectors`."""

import numpy as np


def rotate(vectors, positions, base=10000.0):
    vectors = _as_vectors("vectors", vectors)
    length, width = vectors.shape[-2:]
    positions = np.asarray(positions, dtype=np.float64)
    if positions.shape != (length,):
        raise ValueError("positions must be one for each row")
    turned = vectors.copy()
    angles = _angles(positions, width, base)[:, : width // 2]
    x, y = vectors[..., 0 : width - 1 : 2], vectors[..., 1::2]
    turned[..., 0 : width - 1 : 2] = x * np.cos(angles) - y * np.sin(angles)
    turned[..., 1::2] = x * np.sin(angles) + y * np.cos(angles)
    return turned

"""You collect the turned rows in a list, which for no rows gives an array without a width; the contract keeps the shape of the vectors: (0, d)."""

import numpy as np


def rotate(vectors, positions, base=10000.0):
    vectors = _as_vectors("vectors", vectors)
    length, width = vectors.shape[-2:]
    if width % 2:
        raise ValueError("vectors must have an even width")
    positions = np.asarray(positions, dtype=np.float64)
    if positions.shape != (length,):
        raise ValueError("positions must be one for each row")
    rows = []
    for place in range(length):
        angles = positions[place] / base ** (np.arange(0, width, 2) / width)
        x, y = vectors[..., place, 0::2], vectors[..., place, 1::2]
        turned = [x * np.cos(angles) - y * np.sin(angles), x * np.sin(angles) + y * np.cos(angles)]
        rows.append(np.stack(turned, axis=-1).reshape(*vectors.shape[:-2], width))
    return np.stack(rows, axis=-2) if rows else np.array(rows)

"""Frequencies by exponential and logarithm, each repeated for its two columns; the partner of each column by a flip."""

import numpy as np


def _repeated_angles(positions, width, base):
    frequencies = np.exp(np.arange(0, width, 2) * (-np.log(base) / width))
    return np.repeat(np.outer(positions, frequencies), 2, axis=-1)


def sinusoidal_positions(length, width, base=10000.0):
    angles = _repeated_angles(np.arange(length), width, base)
    return np.where(np.arange(width) % 2 == 0, np.sin(angles), np.cos(angles))


def add_positions(token_vectors, position_table):
    return np.add(token_vectors, np.take(position_table, np.arange(token_vectors.shape[-2]), axis=0))


def relative_offsets(length, max_distance=None):
    if max_distance is None:
        max_distance = length
    queries, keys = np.indices((length, length))
    return np.maximum(np.minimum(keys - queries, max_distance), -max_distance)


def alibi_bias(length, num_heads):
    heads, queries, keys = np.ogrid[1 : num_heads + 1, :length, :length]
    return -np.exp2(-8 * heads / num_heads) * np.abs(keys - queries)


def rotate(vectors, positions, base=10000.0):
    angles = _repeated_angles(positions, vectors.shape[-1], base)
    pairs = vectors.reshape(*vectors.shape[:-1], vectors.shape[-1] // 2, 2)
    partners = np.stack([-pairs[..., 1], pairs[..., 0]], axis=-1).reshape(vectors.shape)
    return vectors * np.cos(angles) + partners * np.sin(angles)

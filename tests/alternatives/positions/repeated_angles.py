"""Frequencies by exponential and logarithm, each repeated for its two columns; the partner of each column by a flip."""

import numpy as np


def _repeated_angles(positions, width, base):
    frequencies = np.exp(np.arange(0, width, 2) * (-np.log(base) / width))
    return np.repeat(np.outer(positions, frequencies), 2, axis=-1)


def sinusoidal_positions(length, width, base=10000.0):
    if length < 1:
        raise ValueError("length < 1")
    if width < 2 or width % 2:
        raise ValueError("width must be 2, 4, 6, ...")
    angles = _repeated_angles(np.arange(length), width, base)
    return np.where(np.arange(width) % 2 == 0, np.sin(angles), np.cos(angles))


def add_positions(token_vectors, position_table):
    tokens, table = np.asarray(token_vectors, dtype=np.float64), np.asarray(position_table, dtype=np.float64)
    if tokens.ndim < 2:
        raise ValueError("token_vectors.ndim < 2")
    *_, length, width = tokens.shape
    if table.ndim != 2 or width != table.shape[1]:
        raise ValueError("position_table must be (P, d)")
    if not length <= len(table):
        raise ValueError("token_vectors: L > P")
    return np.add(tokens, np.take(table, np.arange(length), axis=0))


def relative_offsets(length, max_distance=None):
    if length < 1:
        raise ValueError("length < 1")
    if max_distance is None:
        max_distance = length
    elif max_distance < 0:
        raise ValueError("max_distance < 0")
    queries, keys = np.indices((length, length))
    return np.maximum(np.minimum(keys - queries, max_distance), -max_distance)


def alibi_bias(length, num_heads):
    if length < 1:
        raise ValueError("length < 1")
    if num_heads < 1 or not np.log2(num_heads).is_integer():
        raise ValueError("num_heads must be a power of two")
    heads, queries, keys = np.ogrid[1 : num_heads + 1, :length, :length]
    return -np.exp2(-8 * heads / num_heads) * np.abs(keys - queries)


def rotate(vectors, positions, base=10000.0):
    vectors = np.asarray(vectors, dtype=np.float64)
    if vectors.ndim < 2 or vectors.shape[-1] % 2:
        raise ValueError("vectors must be (..., L, d)")
    if np.shape(positions) != vectors.shape[-2:-1]:
        raise ValueError("positions must be (L,)")
    angles = _repeated_angles(np.asarray(positions, dtype=np.float64), vectors.shape[-1], base)
    pairs = vectors.reshape(*vectors.shape[:-1], vectors.shape[-1] // 2, 2)
    partners = np.stack([-pairs[..., 1], pairs[..., 0]], axis=-1).reshape(vectors.shape)
    return vectors * np.cos(angles) + partners * np.sin(angles)

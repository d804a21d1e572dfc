"""Rotation matrices and einsum; the table of sinusoids by doubling: the next rows are the first rows, turned."""

import numpy as np


def _matrices(positions, width, base):
    angles = np.asarray(positions, dtype=np.float64)[:, None] * (1 / base) ** (np.arange(0, width, 2) / width)
    return np.array([[np.cos(angles), -np.sin(angles)], [np.sin(angles), np.cos(angles)]])


def sinusoidal_positions(length, width, base=10000.0):
    if length < 1:
        raise ValueError("length must be at least one")
    if width < 1 or width & 1:
        raise ValueError("width must be even and at least two")
    # A row is (sin a, cos a): turned clockwise by b it is (sin(a + b), cos(a + b)).
    table = np.tile([0.0, 1.0], (1, width // 2))
    while len(table) < length:
        table = np.concatenate([table, rotate(table, np.full(len(table), -len(table)), base)])
    return table[:length].copy()


def add_positions(token_vectors, position_table):
    token_vectors = np.asarray(token_vectors, dtype=np.float64)
    position_table = np.asarray(position_table, dtype=np.float64)
    if token_vectors.ndim < 2:
        raise ValueError("token_vectors: a sequence has two dimensions")
    if position_table.ndim != 2 or position_table.shape[1] != token_vectors.shape[-1]:
        raise ValueError("position_table: two dimensions, as wide as the tokens")
    length = token_vectors.shape[-2]
    if length > position_table.shape[0]:
        raise ValueError("token_vectors: too long")
    chosen = np.eye(length, len(position_table))
    return token_vectors + chosen @ position_table


def relative_offsets(length, max_distance=None):
    if length < 1:
        raise ValueError("length must be at least one")
    if max_distance is not None and max_distance < 0:
        raise ValueError("max_distance must be at least zero")
    line = np.arange(1 - length, length)
    if max_distance is not None:
        line = np.sign(line) * np.minimum(np.abs(line), max_distance)
    return np.stack([line[length - 1 - query : 2 * length - 1 - query] for query in range(length)])


def alibi_bias(length, num_heads):
    if length < 1:
        raise ValueError("length must be at least one")
    if num_heads not in [2**power for power in range(20)]:
        raise ValueError("num_heads must be a power of two")
    distances = np.array([[float(abs(key - query)) for key in range(length)] for query in range(length)])
    return np.stack([distances * -(2.0 ** (-8 * head / num_heads)) for head in range(1, num_heads + 1)])


def rotate(vectors, positions, base=10000.0):
    vectors = np.asarray(vectors, dtype=np.float64)
    if vectors.ndim < 2:
        raise ValueError("vectors: a sequence has two dimensions")
    if vectors.shape[-1] % 2 != 0:
        raise ValueError("vectors: the width is odd")
    if np.shape(positions) != (vectors.shape[-2],):
        raise ValueError("positions: one for each row")
    pairs = vectors.reshape(*vectors.shape[:-1], vectors.shape[-1] // 2, 2)
    turned = np.einsum("abli,...lib->...lia", _matrices(positions, vectors.shape[-1], base), pairs)
    return np.ascontiguousarray(turned).reshape(vectors.shape)

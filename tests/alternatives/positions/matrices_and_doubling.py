"""Rotation matrices and einsum; the table of sinusoids by doubling: the next rows are the first rows, turned."""

import numpy as np


def _matrices(positions, width, base):
    angles = positions[:, None] * (1 / base) ** (np.arange(0, width, 2) / width)
    return np.array([[np.cos(angles), -np.sin(angles)], [np.sin(angles), np.cos(angles)]])


def sinusoidal_positions(length, width, base=10000.0):
    # A row is (sin a, cos a): turned clockwise by b it is (sin(a + b), cos(a + b)).
    table = np.tile([0.0, 1.0], (1, width // 2))
    while len(table) < length:
        table = np.concatenate([table, rotate(table, np.full(len(table), -len(table)), base)])
    return table[:length].copy()


def add_positions(token_vectors, position_table):
    chosen = np.eye(token_vectors.shape[-2], len(position_table))
    return token_vectors + chosen @ position_table


def relative_offsets(length, max_distance=None):
    line = np.arange(1 - length, length)
    if max_distance is not None:
        line = np.sign(line) * np.minimum(np.abs(line), max_distance)
    return np.stack([line[length - 1 - query : 2 * length - 1 - query] for query in range(length)])


def alibi_bias(length, num_heads):
    distances = np.array([[float(abs(key - query)) for key in range(length)] for query in range(length)])
    return np.stack([distances * -(2.0 ** (-8 * head / num_heads)) for head in range(1, num_heads + 1)])


def rotate(vectors, positions, base=10000.0):
    pairs = vectors.reshape(*vectors.shape[:-1], vectors.shape[-1] // 2, 2)
    turned = np.einsum("abli,...lib->...lia", _matrices(positions, vectors.shape[-1], base), pairs)
    return np.ascontiguousarray(turned).reshape(vectors.shape)

"""Every function in plain Python, one number at a time."""

import math

import numpy as np


def sinusoidal_positions(length, width, base=10000.0):
    rows = []
    for p in range(length):
        row = []
        for i in range(width // 2):
            angle = p / base ** (2 * i / width)
            row += [math.sin(angle), math.cos(angle)]
        rows.append(row)
    return np.array(rows)


def add_positions(token_vectors, position_table):
    result = np.zeros(token_vectors.shape)
    for place in np.ndindex(result.shape):
        result[place] = token_vectors[place] + position_table[place[-2], place[-1]]
    return result


def relative_offsets(length, max_distance=None):
    offsets = []
    for query in range(length):
        row = []
        for key in range(length):
            offset = key - query
            if max_distance is not None:
                if offset > max_distance:
                    offset = max_distance
                elif offset < -max_distance:
                    offset = -max_distance
            row.append(offset)
        offsets.append(row)
    return np.array(offsets, dtype=np.int64)


def alibi_bias(length, num_heads):
    bias = np.zeros((num_heads, length, length))
    for head in range(num_heads):
        slope = 2 ** (-8 * (head + 1) / num_heads)
        for query in range(length):
            for key in range(length):
                bias[head][query][key] = -slope * abs(key - query)
    return bias


def rotate(vectors, positions, base=10000.0):
    turned = vectors.copy()
    width = vectors.shape[-1]
    for index in np.ndindex(vectors.shape[:-1]):
        for i in range(width // 2):
            angle = positions[index[-1]] / base ** (2 * i / width)
            x, y = vectors[index][2 * i], vectors[index][2 * i + 1]
            turned[index][2 * i] = x * math.cos(angle) - y * math.sin(angle)
            turned[index][2 * i + 1] = x * math.sin(angle) + y * math.cos(angle)
    return turned

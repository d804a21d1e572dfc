"""Every function in plain Python, one number at a time."""

import math

import numpy as np


def sinusoidal_positions(length, width, base=10000.0):
    if length < 1:
        raise ValueError(f"there is no table of length {length}: length")
    if width < 1 or width % 2 != 0:
        raise ValueError(f"there is no table of width {width}: width")
    rows = []
    for p in range(length):
        row = []
        for i in range(width // 2):
            angle = p / base ** (2 * i / width)
            row += [math.sin(angle), math.cos(angle)]
        rows.append(row)
    return np.array(rows)


def add_positions(token_vectors, position_table):
    if np.ndim(token_vectors) < 2:
        raise ValueError("token_vectors must be at least 2-D")
    if np.ndim(position_table) != 2:
        raise ValueError("position_table must be 2-D")
    result = np.array(token_vectors, dtype=float)
    if result.shape[-1] != np.shape(position_table)[1]:
        raise ValueError("position_table and token vectors differ in width")
    if result.shape[-2] > len(position_table):
        raise ValueError("too many token_vectors for this table")
    for place in np.ndindex(result.shape):
        result[place] += float(position_table[place[-2]][place[-1]])
    return result


def relative_offsets(length, max_distance=None):
    if length < 1:
        raise ValueError("length is below 1")
    if max_distance is not None and max_distance < 0:
        raise ValueError("max_distance is below 0")
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
    if length < 1:
        raise ValueError("length is below 1")
    power = 1
    while power < num_heads:
        power *= 2
    if power != num_heads:
        raise ValueError(f"{num_heads} is not a power of two: num_heads")
    bias = np.zeros((num_heads, length, length))
    for head in range(num_heads):
        slope = 2 ** (-8 * (head + 1) / num_heads)
        for query in range(length):
            for key in range(length):
                bias[head][query][key] = -slope * abs(key - query)
    return bias


def rotate(vectors, positions, base=10000.0):
    turned = np.array(vectors, dtype=float)
    if turned.ndim < 2:
        raise ValueError("vectors must be at least 2-D")
    length, width = turned.shape[-2:]
    if width % 2:
        raise ValueError("vectors must be even in width")
    if np.ndim(positions) != 1 or len(positions) != length:
        raise ValueError("positions must be as many as the rows")
    places = [int(p) for p in positions]
    for index in np.ndindex(turned.shape[:-1]):
        for i in range(width // 2):
            angle = places[index[-1]] / base ** (2 * i / width)
            x, y = turned[index][2 * i], turned[index][2 * i + 1]
            turned[index][2 * i] = x * math.cos(angle) - y * math.sin(angle)
            turned[index][2 * i + 1] = x * math.sin(angle) + y * math.cos(angle)
    return turned

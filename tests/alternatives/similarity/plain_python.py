"""Lists of Python floats, one number at a time; sorted with a key for the ranking."""

import math

import numpy as np


def _cos(a, b):
    dot = sum(x * y for x, y in zip(a, b))
    length_a = math.sqrt(sum(x * x for x in a))
    length_b = math.sqrt(sum(y * y for y in b))
    if length_a == 0 or length_b == 0:
        return 0.0
    return dot / (length_a * length_b)


def cosine_similarity(a, b):
    return float(_cos(a.tolist(), b.tolist()))


def cosine_matrix(vectors):
    rows = vectors.tolist()
    matrix = np.zeros((len(rows), len(rows)))
    for i in range(len(rows)):
        for j in range(len(rows)):
            matrix[i, j] = _cos(rows[i], rows[j])
    return matrix


def nearest_neighbors(table, query, k, exclude=()):
    rows, query = table.tolist(), query.tolist()
    cosines = {i: _cos(row, query) for i, row in enumerate(rows) if i not in exclude}
    return sorted(cosines, key=lambda i: (-cosines[i], i))[:k]


def analogy(table, a, b, c, k=1):
    units = {}
    for name, row in zip("abc", (a, b, c)):
        length = math.sqrt(sum(x * x for x in table[row]))
        units[name] = [x / length if length else 0.0 for x in table[row]]
    target = [y - x + z for x, y, z in zip(units["a"], units["b"], units["c"])]
    return nearest_neighbors(table, target, k, {a, b, c})

"""Lists of Python floats, one number at a time; sorted with a key for the ranking."""

import math

import numpy as np


def _floats(values, name):
    if np.ndim(values) != 1:
        raise ValueError(f"{name} is no vector")
    return [float(value) for value in values]


def _rows(values, name):
    if np.ndim(values) != 2:
        raise ValueError(f"{name} is no matrix")
    return [[float(value) for value in row] for row in values]


def _cos(a, b):
    dot = sum(x * y for x, y in zip(a, b))
    length_a = math.sqrt(sum(x * x for x in a))
    length_b = math.sqrt(sum(y * y for y in b))
    if length_a == 0 or length_b == 0:
        return 0.0
    return dot / (length_a * length_b)


def cosine_similarity(a, b):
    a, b = _floats(a, "a"), _floats(b, "b")
    if len(a) != len(b):
        raise ValueError("a and b differ in length")
    return _cos(a, b)


def cosine_matrix(vectors):
    rows = _rows(vectors, "vectors")
    matrix = np.zeros((len(rows), len(rows)))
    for i in range(len(rows)):
        for j in range(len(rows)):
            matrix[i, j] = _cos(rows[i], rows[j])
    return matrix


def nearest_neighbors(table, query, k, exclude=()):
    rows = _rows(table, "table")
    query = _floats(query, "query")
    if np.shape(table)[1] != len(query):
        raise ValueError("query has the wrong width")
    if k < 1:
        raise ValueError("k is too small")
    forbidden = set(int(i) for i in exclude)
    cosines = {i: _cos(row, query) for i, row in enumerate(rows) if i not in forbidden}
    return sorted(cosines, key=lambda i: (-cosines[i], i))[:k]


def analogy(table, a, b, c, k=1):
    rows = _rows(table, "table")
    units = {}
    for name, row in zip("abc", (a, b, c)):
        if row < 0 or row >= len(rows):
            raise ValueError(f"there is no row {name}")
        length = math.sqrt(sum(x * x for x in rows[row]))
        units[name] = [x / length if length else 0.0 for x in rows[row]]
    target = [y - x + z for x, y, z in zip(units["a"], units["b"], units["c"])]
    return nearest_neighbors(rows, target, k, {a, b, c})

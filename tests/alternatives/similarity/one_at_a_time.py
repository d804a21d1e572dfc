"""The matrix from cosine_similarity, and the nearest row picked again and again until there are k."""

import numpy as np


def cosine_similarity(a, b):
    a = np.asarray(a).astype(np.float64)
    b = np.asarray(b).astype(np.float64)
    if len(a.shape) != 1 or len(b.shape) != 1 or len(a) != len(b):
        raise ValueError("a and b must be vectors of one length")
    if not np.any(a) or not np.any(b):
        return 0.0
    return (a / np.linalg.norm(a)).dot(b / np.linalg.norm(b))


def cosine_matrix(vectors):
    vectors = np.asarray(vectors)
    if len(vectors.shape) != 2:
        raise ValueError("vectors must have rows")
    size = len(vectors)
    return np.array([[cosine_similarity(x, y) for y in vectors] for x in vectors], dtype=np.float64).reshape(size, size)


def nearest_neighbors(table, query, k, exclude=()):
    if np.ndim(table) != 2:
        raise ValueError("table must have rows")
    if np.shape(query) != (np.shape(table)[1],):
        raise ValueError("query must be like a row")
    if not k >= 1:
        raise ValueError("k must be 1 or more")
    candidates = {row: cosine_similarity(vector, query) for row, vector in enumerate(table)}
    for row in exclude:
        candidates.pop(row, None)
    found = []
    while candidates and len(found) < k:
        # max takes the first of equal values, and the candidates are in the order of their ids.
        best = max(candidates, key=candidates.get)
        found.append(best)
        del candidates[best]
    return found


def _toward(vector, sign):
    length = np.linalg.norm(vector)
    return vector * 0 if length == 0 else sign * vector / length


def analogy(table, a, b, c, k=1):
    if np.ndim(table) != 2:
        raise ValueError("table must have rows")
    matrix = np.asarray(table, dtype=np.float64)
    for row in (a, b, c):
        if row < 0 or row > len(matrix) - 1:
            raise ValueError("a, b and c must be ids")
    target = sum(_toward(matrix[row], sign) for row, sign in ((a, -1), (b, 1), (c, 1)))
    return nearest_neighbors(matrix, target, k, sorted([a, b, c]))

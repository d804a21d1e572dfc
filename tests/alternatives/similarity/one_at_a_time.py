"""The matrix from cosine_similarity, and the nearest row picked again and again until there are k."""

import numpy as np


def cosine_similarity(a, b):
    if not np.any(a) or not np.any(b):
        return 0.0
    return (a / np.linalg.norm(a)).dot(b / np.linalg.norm(b))


def cosine_matrix(vectors):
    size = len(vectors)
    return np.array([[cosine_similarity(x, y) for y in vectors] for x in vectors], dtype=np.float64).reshape(size, size)


def nearest_neighbors(table, query, k, exclude=()):
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
    target = sum(_toward(table[row], sign) for row, sign in ((a, -1), (b, 1), (c, 1)))
    return nearest_neighbors(table, target, k, sorted([a, b, c]))

"""All dot products first, then a division by the outer product of the lengths; lexsort for the ranking."""

import numpy as np


def _safe(products, lengths):
    return np.where(lengths == 0, 0.0, products / np.where(lengths == 0, 1.0, lengths))


def cosine_similarity(a, b):
    lengths = np.sqrt(np.dot(a, a)) * np.sqrt(np.dot(b, b))
    return np.dot(a, b) / lengths if lengths > 0 else 0.0


def cosine_matrix(vectors):
    products = vectors @ vectors.T
    lengths = np.sqrt(np.diagonal(products))
    return _safe(products, np.outer(lengths, lengths))


def nearest_neighbors(table, query, k, exclude=()):
    lengths = np.sqrt((table**2).sum(axis=1)) * np.sqrt((query**2).sum())
    cosines = _safe(table @ query, lengths)
    allowed = np.setdiff1d(np.arange(len(table)), np.array(list(exclude), dtype=np.int64))
    order = np.lexsort((allowed, -cosines[allowed]))
    return allowed[order][:k].tolist()


def analogy(table, a, b, c, k=1):
    rows = [_safe(table[row], np.linalg.norm(table[row])) for row in (a, b, c)]
    return nearest_neighbors(table, rows[1] - rows[0] + rows[2], k, [a, b, c])

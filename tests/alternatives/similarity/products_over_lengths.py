"""All dot products first, then a division by the outer product of the lengths; lexsort for the ranking."""

import numpy as np


def _safe(products, lengths):
    return np.where(lengths == 0, 0.0, products / np.where(lengths == 0, 1.0, lengths))


def cosine_similarity(a, b):
    a, b = np.array(a, dtype=float), np.array(b, dtype=float)
    for name, vector in {"a": a, "b": b}.items():
        if vector.ndim != 1:
            raise ValueError(f"{name} must be 1-D")
    if a.shape != b.shape:
        raise ValueError("b must have the shape of a")
    lengths = np.sqrt(np.dot(a, a)) * np.sqrt(np.dot(b, b))
    return np.dot(a, b) / lengths if lengths > 0 else 0.0


def cosine_matrix(vectors):
    vectors = np.array(vectors, dtype=np.float64)
    if vectors.ndim != 2:
        raise ValueError("vectors must be 2-D")
    products = vectors @ vectors.T
    lengths = np.sqrt(np.diagonal(products))
    return _safe(products, np.outer(lengths, lengths))


def nearest_neighbors(table, query, k, exclude=()):
    table, query = np.array(table, dtype=np.float64), np.array(query, dtype=np.float64)
    if table.ndim != 2:
        raise ValueError("table must be 2-D")
    if query.shape != table.shape[1:]:
        raise ValueError("query must be 1-D and as wide as the rows")
    if k <= 0:
        raise ValueError("k must be positive")
    lengths = np.sqrt((table**2).sum(axis=1)) * np.sqrt((query**2).sum())
    cosines = _safe(table @ query, lengths)
    allowed = np.setdiff1d(np.arange(len(table)), np.array(list(exclude), dtype=np.int64))
    order = np.lexsort((allowed, -cosines[allowed]))
    return allowed[order][:k].tolist()


def analogy(table, a, b, c, k=1):
    table = np.array(table, dtype=np.float64)
    if table.ndim != 2:
        raise ValueError("table must be 2-D")
    rows = []
    for name, row in (("a", a), ("b", b), ("c", c)):
        if row not in range(len(table)):
            raise ValueError(f"{name} is not in the table")
        rows.append(_safe(table[row], np.linalg.norm(table[row])))
    return nearest_neighbors(table, rows[1] - rows[0] + rows[2], k, [a, b, c])

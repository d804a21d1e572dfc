"""einsum, lengths of 1 in place of 0, and a mask that takes the excluded rows out of the ranking."""

import numpy as np


def _directions(vectors):
    lengths = np.sqrt(np.einsum("...d,...d->...", vectors, vectors))
    lengths = np.where(lengths > 0, lengths, 1)
    return vectors / lengths[..., None]


def cosine_similarity(a, b):
    a, b = np.asarray(a, dtype="f8"), np.asarray(b, dtype="f8")
    if a.ndim != 1:
        raise ValueError("a has the wrong number of dimensions")
    if b.ndim != 1 or b.size != a.size:
        raise ValueError("b does not fit")
    return float(np.einsum("d,d->", _directions(a), _directions(b)))


def cosine_matrix(vectors):
    vectors = np.asarray(vectors, dtype="f8")
    if vectors.ndim != 2:
        raise ValueError("vectors has the wrong number of dimensions")
    directions = _directions(vectors)
    return np.einsum("id,jd->ij", directions, directions)


def nearest_neighbors(table, query, k, exclude=()):
    table, query = np.asarray(table, dtype="f8"), np.asarray(query, dtype="f8")
    if table.ndim != 2:
        raise ValueError("table has the wrong number of dimensions")
    if query.ndim != 1 or query.size != table.shape[1]:
        raise ValueError("query does not fit")
    if k < 1:
        raise ValueError("k is below 1")
    cosines = np.einsum("vd,d->v", _directions(table), _directions(query))
    allowed = np.ones(len(table), dtype=bool)
    for row in exclude:
        allowed[row] = False
    cosines[~allowed] = -np.inf
    found = np.argsort(-cosines, kind="stable")[: min(k, allowed.sum())]
    return [int(row) for row in found]


def analogy(table, a, b, c, k=1):
    table = np.asarray(table, dtype="f8")
    if table.ndim != 2:
        raise ValueError("table has the wrong number of dimensions")
    if not 0 <= a < len(table):
        raise ValueError("a does not exist")
    if not 0 <= b < len(table):
        raise ValueError("b does not exist")
    if not 0 <= c < len(table):
        raise ValueError("c does not exist")
    return nearest_neighbors(table, np.einsum("n,nd->d", [-1.0, 1.0, 1.0], _directions(table[[a, b, c]])), k, {a, b, c})

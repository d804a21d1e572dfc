"""einsum, lengths of 1 in place of 0, and a mask that takes the excluded rows out of the ranking."""

import numpy as np


def _directions(vectors):
    lengths = np.sqrt(np.einsum("...d,...d->...", vectors, vectors))
    lengths = np.where(lengths > 0, lengths, 1)
    return vectors / lengths[..., None]


def cosine_similarity(a, b):
    return float(np.einsum("d,d->", _directions(a), _directions(b)))


def cosine_matrix(vectors):
    directions = _directions(vectors)
    return np.einsum("id,jd->ij", directions, directions)


def nearest_neighbors(table, query, k, exclude=()):
    cosines = np.einsum("vd,d->v", _directions(table), _directions(query))
    allowed = np.ones(len(table), dtype=bool)
    allowed[list(exclude)] = False
    cosines[~allowed] = -np.inf
    found = np.argsort(-cosines, kind="stable")[: min(k, allowed.sum())]
    return [int(row) for row in found]


def analogy(table, a, b, c, k=1):
    return nearest_neighbors(table, np.einsum("n,nd->d", [-1.0, 1.0, 1.0], _directions(table[[a, b, c]])), k, {a, b, c})

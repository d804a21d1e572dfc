"""You divide by the sum of the two lengths; the cosine divides by their product."""

import numpy as np


def cosine_similarity(a, b):
    a, b = _two(a, b)
    lengths = _lengths(a) + _lengths(b)
    return float(a @ b / lengths) if a.any() and b.any() else 0.0


def _two(a, b):
    a, b = _as_vector("a", a), _as_vector("b", b)
    if len(a) != len(b):
        raise ValueError("b must be as long as a")
    return a, b


def _lengths(vectors):
    return np.sqrt((vectors * vectors).sum(axis=-1))

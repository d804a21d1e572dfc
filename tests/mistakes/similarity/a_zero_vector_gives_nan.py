"""You divide by the length of a zero vector, which gives nan; the contract gives 0.0."""

import numpy as np


def cosine_similarity(a, b):
    a, b = _two(a, b)
    with np.errstate(invalid="ignore"):
        return float((a @ b) / (_lengths(a) * _lengths(b)))


def _two(a, b):
    a, b = _as_vector("a", a), _as_vector("b", b)
    if len(a) != len(b):
        raise ValueError("b must be as long as a")
    return a, b


def _lengths(vectors):
    return np.sqrt((vectors * vectors).sum(axis=-1))

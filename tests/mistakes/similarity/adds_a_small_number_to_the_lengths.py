"""You add a small number to what you divide by, to avoid a division by zero; it changes the cosine of short vectors."""

import numpy as np


def cosine_similarity(a, b):
    a, b = _two(a, b)
    return float((a @ b) / (_lengths(a) * _lengths(b) + 1e-8))


def _two(a, b):
    a, b = _as_vector("a", a), _as_vector("b", b)
    if len(a) != len(b):
        raise ValueError("b must be as long as a")
    return a, b


def _lengths(vectors):
    return np.sqrt((vectors * vectors).sum(axis=-1))

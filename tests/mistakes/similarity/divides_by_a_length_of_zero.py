"""You divide by the length of a zero vector, which raises ZeroDivisionError; the contract gives 0.0."""

import numpy as np


def cosine_similarity(a, b):
    a, b = _two(a, b)
    return float(a @ b) / (float(_lengths(a)) * float(_lengths(b)))


def _two(a, b):
    a, b = _as_vector("a", a), _as_vector("b", b)
    if len(a) != len(b):
        raise ValueError("b must be as long as a")
    return a, b


def _lengths(vectors):
    return np.sqrt((vectors * vectors).sum(axis=-1))

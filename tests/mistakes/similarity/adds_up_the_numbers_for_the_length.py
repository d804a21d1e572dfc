"""Your length of a vector is the sum of its absolute numbers; the cosine takes the Euclidean length, the root of the sum of squares."""

import numpy as np


def cosine_similarity(a, b):
    a, b = _two(a, b)
    lengths = np.abs(a).sum() * np.abs(b).sum()
    return float(a @ b / lengths) if lengths else 0.0


def _two(a, b):
    a, b = _as_vector("a", a), _as_vector("b", b)
    if len(a) != len(b):
        raise ValueError("b must be as long as a")
    return a, b

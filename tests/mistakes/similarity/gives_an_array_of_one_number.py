"""You return an array that holds the cosine; the contract returns a float."""

import numpy as np


def cosine_similarity(a, b):
    a, b = _two(a, b)
    return np.array([_unit(a) @ _unit(b)])


def _two(a, b):
    a, b = _as_vector("a", a), _as_vector("b", b)
    if len(a) != len(b):
        raise ValueError("b must be as long as a")
    return a, b

"""You take a single number for a vector of one; the contract refuses it and names the argument."""

import numpy as np


def cosine_similarity(a, b):
    a, b = _two(np.atleast_1d(a), np.atleast_1d(b))
    return float(_unit(a) @ _unit(b))


def _two(a, b):
    a, b = _as_vector("a", a), _as_vector("b", b)
    if len(a) != len(b):
        raise ValueError("b must be as long as a")
    return a, b

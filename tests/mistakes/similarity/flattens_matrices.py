"""You flatten an argument of two dimensions; the contract compares two vectors and refuses anything else."""

import numpy as np


def cosine_similarity(a, b):
    if np.ndim(a) == 0 or np.ndim(b) == 0:
        raise ValueError("a and b must be vectors")
    return float(np.dot(*[_unit(part) for part in _two(np.ravel(a), np.ravel(b))]))


def _two(a, b):
    a, b = _as_vector("a", a), _as_vector("b", b)
    if len(a) != len(b):
        raise ValueError("b must be as long as a")
    return a, b

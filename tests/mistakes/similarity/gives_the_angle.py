"""You return the angle itself; the contract returns its cosine."""

import numpy as np


def cosine_similarity(a, b):
    a, b = _two(a, b)
    return float(np.arccos(np.clip(_unit(a) @ _unit(b), -1, 1)))


def _two(a, b):
    a, b = _as_vector("a", a), _as_vector("b", b)
    if len(a) != len(b):
        raise ValueError("b must be as long as a")
    return a, b

"""You take a very short vector for a zero vector; only a vector whose numbers are all 0 has no direction."""

import numpy as np


def cosine_similarity(a, b):
    a, b = _two(a, b)
    if np.allclose(a, 0, atol=1e-4) or np.allclose(b, 0, atol=1e-4):
        return 0.0
    return float(_unit(a) @ _unit(b))


def _two(a, b):
    a, b = _as_vector("a", a), _as_vector("b", b)
    if len(a) != len(b):
        raise ValueError("b must be as long as a")
    return a, b

"""You divide the caller's own vector by its length; work on a new one."""

import numpy as np


def cosine_similarity(a, b):
    left, right = _two(a, b)
    result = float(_unit(left) @ _unit(right))
    if isinstance(a, np.ndarray):
        a[:] = _unit(left)
    elif isinstance(a, list):
        a[:] = _unit(left).tolist()
    return result


def _two(a, b):
    a, b = _as_vector("a", a), _as_vector("b", b)
    if len(a) != len(b):
        raise ValueError("b must be as long as a")
    return a, b

"""You multiply before you convert, and the products do not fit in a small dtype: they wrap around or become infinite."""

import numpy as np


def cosine_similarity(a, b):
    left, right = _two(a, b)
    with np.errstate(over="ignore", invalid="ignore"):
        product = np.dot(np.asarray(a), np.asarray(b)) if left.size else 0
        lengths = _lengths(left) * _lengths(right)
        return float(product / lengths) if lengths else 0.0


def _two(a, b):
    a, b = _as_vector("a", a), _as_vector("b", b)
    if len(a) != len(b):
        raise ValueError("b must be as long as a")
    return a, b


def _lengths(vectors):
    return np.sqrt((vectors * vectors).sum(axis=-1))

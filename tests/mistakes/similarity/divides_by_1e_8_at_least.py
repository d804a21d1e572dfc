"""You divide by 1e-8 at least, as PyTorch does; for vectors shorter than that the result is no cosine any more, and the contract makes no exception but the zero vector."""

import numpy as np


def cosine_similarity(a, b):
    a, b = _two(a, b)
    return float((a @ b) / max(_lengths(a) * _lengths(b), 1e-8))


def _two(a, b):
    a, b = _as_vector("a", a), _as_vector("b", b)
    if len(a) != len(b):
        raise ValueError("b must be as long as a")
    return a, b


def _lengths(vectors):
    return np.sqrt((vectors * vectors).sum(axis=-1))

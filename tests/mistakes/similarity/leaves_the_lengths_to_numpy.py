"""You leave vectors of different lengths to NumPy, whose message does not say which argument is wrong; compare the lengths yourself and name b."""

import numpy as np


def cosine_similarity(a, b):
    a, b = _as_vector("a", a), _as_vector("b", b)
    return float(np.dot(_unit(a), _unit(b)))

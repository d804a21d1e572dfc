"""Your mask is True where a key is hidden, as in some libraries; in this course True means "may be attended to"."""

import numpy as np


def causal_mask(length):
    if length < 1:
        raise ValueError("length must be at least 1")
    return np.triu(np.ones((length, length), dtype=bool), k=1)

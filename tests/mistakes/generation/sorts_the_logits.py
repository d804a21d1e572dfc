"""Your logits come out sorted; each one has to stay in the place of its id."""

import numpy as np


def top_k(logits, k):
    logits = _as_logits(logits)
    if k < 1:
        raise ValueError("k must be at least 1")
    result = np.sort(logits)[::-1].copy()
    result[k:] = -np.inf
    return result

"""You return the k greatest logits by themselves; the contract asks for all V, each in its place, so that ids keep
their meaning.
"""

import numpy as np


def top_k(logits, k):
    logits = _as_logits(logits)
    if k < 1:
        raise ValueError("k must be at least 1")
    return np.sort(logits)[::-1][:k].copy()

"""You keep the k smallest logits; the most probable ids have the greatest."""

import numpy as np


def top_k(logits, k):
    logits = _as_logits(logits)
    if k < 1:
        raise ValueError("k must be at least 1")
    kept = np.argsort(logits, kind="stable")[:k]
    result = np.full(len(logits), -np.inf)
    result[kept] = logits[kept]
    return result

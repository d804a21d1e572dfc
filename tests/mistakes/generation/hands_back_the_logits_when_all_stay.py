"""When all logits stay you return the very array you were given; the contract returns a new one."""

import numpy as np


def top_k(logits, k):
    logits = _as_logits(logits)
    if k < 1:
        raise ValueError("k must be at least 1")
    if k >= len(logits):
        return logits
    kept = np.argsort(-logits, kind="stable")[:k]
    result = np.full(len(logits), -np.inf)
    result[kept] = logits[kept]
    return result

"""You fail when k is greater than the number of logits; then all of them stay."""

import numpy as np


def top_k(logits, k):
    logits = _as_logits(logits)
    if k < 1:
        raise ValueError("k must be at least 1")
    edge = np.argpartition(-logits, k - 1) if k <= len(logits) else np.argpartition(-logits, k)
    kept = np.argsort(-logits, kind="stable")[:k]
    result = np.full(len(logits), -np.inf)
    result[kept] = logits[kept]
    return result

"""You refuse a k for which too few logits are above -inf; then those that there are stay, and the rest is -inf anyway."""

import numpy as np


def top_k(logits, k):
    logits = _as_logits(logits)
    if k < 1:
        raise ValueError("k must be at least 1")
    if np.isfinite(logits).sum() < min(k, len(logits)):
        raise ValueError("logits has too few finite entries")
    kept = np.argsort(-logits, kind="stable")[:k]
    result = np.full(len(logits), -np.inf)
    result[kept] = logits[kept]
    return result

"""You subtract the greatest logit from what stays; the contract leaves the logits that stay unchanged."""

import numpy as np


def top_k(logits, k):
    logits = _as_logits(logits)
    if k < 1:
        raise ValueError("k must be at least 1")
    kept = np.argsort(-logits, kind="stable")[:k]
    result = np.full(len(logits), -np.inf)
    result[kept] = logits[kept] - logits.max()
    return result

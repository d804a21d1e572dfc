"""You set what is cut off to a great negative number; only -inf gives a probability of exactly 0 at every temperature."""

import numpy as np


def top_k(logits, k):
    logits = _as_logits(logits)
    if k < 1:
        raise ValueError("k must be at least 1")
    kept = np.argsort(-logits, kind="stable")[:k]
    result = np.full(len(logits), -1e9)
    result[kept] = logits[kept]
    return result

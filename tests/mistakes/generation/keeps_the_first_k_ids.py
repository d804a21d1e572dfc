"""You keep the logits of the first k ids; the contract keeps the k greatest, wherever they stand."""

import numpy as np


def top_k(logits, k):
    logits = _as_logits(logits)
    if k < 1:
        raise ValueError("k must be at least 1")
    result = np.full(len(logits), -np.inf)
    result[:k] = logits[:k]
    return result

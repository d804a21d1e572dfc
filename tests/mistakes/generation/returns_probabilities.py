"""You return probabilities; the contract asks for logits, unchanged where they stay, so that a temperature can still
be applied.
"""

import numpy as np


def top_k(logits, k):
    logits = _as_logits(logits)
    if k < 1:
        raise ValueError("k must be at least 1")
    kept = np.argsort(-logits, kind="stable")[:k]
    result = np.full(len(logits), -np.inf)
    result[kept] = logits[kept]
    with np.errstate(all="ignore"):
        powers = np.exp(result - result.max())
        return powers / powers.sum()

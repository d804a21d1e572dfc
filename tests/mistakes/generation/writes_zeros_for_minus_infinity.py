"""You set what is cut off to 0, which is a logit like any other, and can be the greatest; only -inf takes an id out of
the choice.
"""

import numpy as np


def top_k(logits, k):
    logits = _as_logits(logits)
    if k < 1:
        raise ValueError("k must be at least 1")
    kept = np.argsort(-logits, kind="stable")[:k]
    result = np.zeros(len(logits))
    result[kept] = logits[kept]
    return result

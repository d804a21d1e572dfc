"""You write -inf into the array that you were given; the contract returns a new one and leaves the caller's alone."""

import numpy as np


def top_k(logits, k):
    logits = _as_logits(logits)
    if k < 1:
        raise ValueError("k must be at least 1")
    logits[np.argsort(-logits, kind="stable")[k:]] = -np.inf
    return logits.copy()

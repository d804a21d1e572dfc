"""You return the ids that stay; the contract asks for V logits, with -inf where an id does not stay."""

import numpy as np


def top_k(logits, k):
    logits = _as_logits(logits)
    if k < 1:
        raise ValueError("k must be at least 1")
    return np.argsort(-logits, kind="stable")[:k].copy()

"""You accept a negative k, which a slice reads as 'all but the last'; the contract refuses it and names `k`."""

import numpy as np


def top_k(logits, k):
    logits = _as_logits(logits)
    if k == 0:
        raise ValueError("k must not be 0")
    return _keep(logits, np.argsort(-logits, kind="stable")[:k])

"""You accept k=0 and leave nothing to choose from; the contract refuses it and names `k`."""

import numpy as np


def top_k(logits, k):
    logits = _as_logits(logits)
    if k < 0:
        raise ValueError("k must not be negative")
    return _keep(logits, np.argsort(-logits, kind="stable")[:k])

"""You return nothing for no logits; there is nothing to choose from, and the contract refuses it and names `logits`."""

import numpy as np


def top_k(logits, k):
    logits = np.array(logits, dtype=np.float64)
    if logits.ndim != 1:
        raise ValueError("logits must have one dimension")
    if k < 1:
        raise ValueError("k must be at least 1")
    return _keep(logits, np.argsort(-logits, kind="stable")[:k])

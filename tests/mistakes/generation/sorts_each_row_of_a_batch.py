"""You accept logits of two dimensions; the contract is about the next id of one text and refuses anything but shape
(V,).
"""

import numpy as np


def top_k(logits, k):
    logits = np.array(logits, dtype=np.float64)
    if logits.size == 0:
        raise ValueError("logits is empty")
    if k < 1:
        raise ValueError("k must be at least 1")
    ranks = np.argsort(np.argsort(-logits, axis=-1, kind="stable"), axis=-1, kind="stable")
    return np.where(ranks < k, logits, -np.inf)

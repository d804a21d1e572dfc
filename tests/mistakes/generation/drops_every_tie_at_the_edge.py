"""You keep the logits above the (k+1)-th greatest, so a tie at the edge drops all of its ids; the contract keeps
exactly k.
"""

import numpy as np


def top_k(logits, k):
    logits = _as_logits(logits)
    if k < 1:
        raise ValueError("k must be at least 1")
    if k >= len(logits):
        return logits.copy()
    edge = np.sort(logits)[-k - 1]
    return np.where(logits > edge, logits, -np.inf)

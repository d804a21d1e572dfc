"""You keep every id that is as probable as the last one needed; the contract keeps the smallest set, on a tie the
lower ids.
"""

import numpy as np


def top_p(logits, p):
    logits = _as_logits(logits)
    if not 0 < p <= 1:
        raise ValueError("p must be above 0 and at most 1")
    powers = np.exp(logits - logits.max())
    shares = powers / powers.sum()
    order = np.argsort(-shares, kind="stable")
    sums = np.cumsum(shares[order])
    edge = shares[order[min(np.searchsorted(sums, p), len(order) - 1)]]
    return np.where(shares >= edge, logits, -np.inf)

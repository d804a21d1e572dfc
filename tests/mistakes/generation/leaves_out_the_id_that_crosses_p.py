"""You leave out the id with which the sum reaches p; without it the set has less than p, so it belongs to the set."""

import numpy as np


def top_p(logits, p):
    logits = _as_logits(logits)
    if not 0 < p <= 1:
        raise ValueError("p must be above 0 and at most 1")
    powers = np.exp(logits - logits.max())
    shares = powers / powers.sum()
    order = np.argsort(-shares, kind="stable")
    kept = order[np.cumsum(shares[order]) <= p]
    return _keep(logits, kept)

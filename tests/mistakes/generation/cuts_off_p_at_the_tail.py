"""You cut off the least probable ids up to a summed probability of p; the contract keeps p and cuts off the rest."""

import numpy as np


def top_p(logits, p):
    logits = _as_logits(logits)
    if not 0 < p <= 1:
        raise ValueError("p must be above 0 and at most 1")
    powers = np.exp(logits - logits.max())
    shares = powers / powers.sum()
    order = np.argsort(-shares, kind="stable")
    sums = np.cumsum(shares[order])
    return _keep(logits, order[: np.searchsorted(sums, 1 - p) + 1])

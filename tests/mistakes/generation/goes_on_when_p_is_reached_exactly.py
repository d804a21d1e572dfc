"""You go on until the sum is above p; a sum that equals p has reached it."""

import numpy as np


def top_p(logits, p):
    logits = _as_logits(logits)
    if not 0 < p <= 1:
        raise ValueError("p must be above 0 and at most 1")
    powers = np.exp(logits - logits.max())
    shares = powers / powers.sum()
    order = np.argsort(-shares, kind="stable")
    sums = np.cumsum(shares[order])
    return _keep(logits, order[: np.searchsorted(sums, p, side="right") + 1])

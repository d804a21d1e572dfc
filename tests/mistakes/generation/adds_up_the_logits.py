"""You add up the logits; the contract adds up the probabilities, which are their softmax."""

import numpy as np


def top_p(logits, p):
    logits = _as_logits(logits)
    if not 0 < p <= 1:
        raise ValueError("p must be above 0 and at most 1")
    powers = np.exp(logits - logits.max())
    shares = powers / powers.sum()
    order = np.argsort(-logits, kind="stable")
    sums = np.cumsum(logits[order])
    return _keep(logits, order[: np.searchsorted(sums, p) + 1])

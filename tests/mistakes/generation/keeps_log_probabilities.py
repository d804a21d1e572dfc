"""You return the logarithms of the probabilities where ids stay; the contract leaves their logits unchanged."""

import numpy as np


def top_p(logits, p):
    logits = _as_logits(logits)
    if not 0 < p <= 1:
        raise ValueError("p must be above 0 and at most 1")
    powers = np.exp(logits - logits.max())
    shares = powers / powers.sum()
    order = np.argsort(-shares, kind="stable")
    kept = order[: np.searchsorted(np.cumsum(shares[order]), p) + 1]
    result = np.full(len(logits), -np.inf)
    with np.errstate(divide="ignore"):
        result[kept] = np.log(shares[kept])
    return result

"""You write -inf into the array that you were given; the contract returns a new one and leaves the caller's alone."""

import numpy as np


def top_p(logits, p):
    logits = _as_logits(logits)
    if not 0 < p <= 1:
        raise ValueError("p must be above 0 and at most 1")
    powers = np.exp(logits - logits.max())
    shares = powers / powers.sum()
    order = np.argsort(-shares, kind="stable")
    logits[order[np.searchsorted(np.cumsum(shares[order]), p) + 1 :]] = -np.inf
    return logits.copy()

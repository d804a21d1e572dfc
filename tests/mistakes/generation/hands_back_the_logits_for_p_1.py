"""With p=1 you return the very array you were given; the contract returns a new one."""

import numpy as np


def top_p(logits, p):
    logits = _as_logits(logits)
    if not 0 < p <= 1:
        raise ValueError("p must be above 0 and at most 1")
    powers = np.exp(logits - logits.max())
    shares = powers / powers.sum()
    if p == 1:
        return logits
    order = np.argsort(-shares, kind="stable")
    return _keep(logits, order[: np.searchsorted(np.cumsum(shares[order]), p) + 1])

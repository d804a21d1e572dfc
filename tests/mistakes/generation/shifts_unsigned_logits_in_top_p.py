"""You subtract in the dtype of the logits, where unsigned integers wrap around; convert to float64 first."""

import numpy as np


def top_p(logits, p):
    checked = _as_logits(logits)
    if not 0 < p <= 1:
        raise ValueError("p must be above 0 and at most 1")
    logits = np.asarray(logits)
    with np.errstate(over="ignore"):
        powers = np.exp(np.asarray(logits - logits.max(), dtype=np.float64))
    with np.errstate(invalid="ignore"):
        shares = powers / powers.sum()
    order = np.argsort(-shares, kind="stable")
    return _keep(checked, order[: np.searchsorted(np.cumsum(shares[order]), p) + 1])

"""You add up the probabilities in the order of the ids; the contract begins with the most probable one."""

import numpy as np


def top_p(logits, p):
    logits = _as_logits(logits)
    if not 0 < p <= 1:
        raise ValueError("p must be above 0 and at most 1")
    powers = np.exp(logits - logits.max())
    shares = powers / powers.sum()
    sums = np.cumsum(shares)
    return _keep(logits, np.arange(len(logits))[: np.searchsorted(sums, p) + 1])

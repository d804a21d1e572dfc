"""You keep the most probable id, but of the others only those with which the sum stays within p; the id that crosses p
belongs to the set.
"""

import numpy as np


def top_p(logits, p):
    logits = _as_logits(logits)
    if not 0 < p <= 1:
        raise ValueError("p must be above 0 and at most 1")
    powers = np.exp(logits - logits.max())
    shares = powers / powers.sum()
    order = np.argsort(-shares, kind="stable")
    within = np.cumsum(shares[order]) <= p
    within[0] = True
    return _keep(logits, order[within])

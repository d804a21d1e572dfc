"""You keep a share p of the ids; it is their probability that has to reach p, not their number."""

import numpy as np


def top_p(logits, p):
    logits = _as_logits(logits)
    if not 0 < p <= 1:
        raise ValueError("p must be above 0 and at most 1")
    powers = np.exp(logits - logits.max())
    shares = powers / powers.sum()
    order = np.argsort(-shares, kind="stable")
    return _keep(logits, order[: int(np.ceil(p * len(logits)))])

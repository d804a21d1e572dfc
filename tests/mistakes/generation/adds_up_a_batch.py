"""You accept logits of two dimensions and treat them as one row; the contract refuses anything but shape (V,) and
names `logits`.
"""

import numpy as np


def top_p(logits, p):
    flat = np.array(logits, dtype=np.float64).ravel()
    if flat.size == 0:
        raise ValueError("logits is empty")
    if not 0 < p <= 1:
        raise ValueError("p must be above 0 and at most 1")
    powers = np.exp(flat - flat.max())
    shares = powers / powers.sum()
    order = np.argsort(-shares, kind="stable")
    return _keep(flat, order[: np.searchsorted(np.cumsum(shares[order]), p) + 1])

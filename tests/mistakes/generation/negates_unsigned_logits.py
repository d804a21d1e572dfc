"""You negate the logits in their own dtype, where unsigned integers wrap around and 0 stays the smallest; convert to
float64 first.
"""

import numpy as np


def top_k(logits, k):
    checked = _as_logits(logits)
    if k < 1:
        raise ValueError("k must be at least 1")
    return _keep(checked, np.argsort(-np.asarray(logits), kind="stable")[:k])

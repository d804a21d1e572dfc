"""You subtract the mean of the logits, which leaves exp to overflow when they are spread wide; it is the greatest logit that makes every power at most 1."""

import numpy as np


def softmax(logits, axis=-1):
    logits = np.asarray(logits, dtype=np.float64)
    if logits.ndim == 0:
        raise ValueError("logits must have an axis")
    finite = np.where(np.isfinite(logits), logits, 0)
    powers = np.exp(logits - finite.mean(axis=axis, keepdims=True))
    return powers / powers.sum(axis=axis, keepdims=True)

"""You subtract the greatest logit of the whole array, so that rows far below it lose all their digits; every row needs its own greatest logit."""

import numpy as np


def softmax(logits, axis=-1):
    logits = np.asarray(logits, dtype=np.float64)
    if logits.ndim == 0:
        raise ValueError("logits must have an axis")
    powers = np.exp(logits - logits.max())
    return powers / powers.sum(axis=axis, keepdims=True)

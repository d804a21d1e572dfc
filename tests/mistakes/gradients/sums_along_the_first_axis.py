"""Your softmax works along axis 0 when none is given; the contract's default is the last axis."""

import numpy as np


def softmax(logits, axis=0):
    logits = np.asarray(logits, dtype=np.float64)
    if logits.ndim == 0:
        raise ValueError("logits must have an axis")
    powers = np.exp(logits - logits.max(axis=axis, keepdims=True))
    return powers / powers.sum(axis=axis, keepdims=True)

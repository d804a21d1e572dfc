"""Your probabilities sum to 1 over the whole array; the contract makes them sum to 1 along one axis, for every row apart."""

import numpy as np


def softmax(logits, axis=-1):
    logits = np.asarray(logits, dtype=np.float64)
    if logits.ndim == 0:
        raise ValueError("logits must have an axis")
    powers = np.exp(logits - logits.max(axis=axis, keepdims=True))
    return powers / powers.sum()

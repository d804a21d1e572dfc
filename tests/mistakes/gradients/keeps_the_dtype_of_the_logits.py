"""You work in the dtype of the logits, where differences of unsigned integers wrap around and float32 is coarse; the contract asks for float64."""

import numpy as np


def softmax(logits, axis=-1):
    logits = np.asarray(logits)
    if logits.ndim == 0:
        raise ValueError("logits must have an axis")
    powers = np.exp(logits - logits.max(axis=axis, keepdims=True))
    return powers / powers.sum(axis=axis, keepdims=True)

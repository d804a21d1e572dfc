"""Your softmax takes exp of the logits as they are, which overflows for 10,000; the contract asks for shares that any logits have, whatever their height."""

import numpy as np


def softmax(logits, axis=-1):
    logits = np.asarray(logits, dtype=np.float64)
    if logits.ndim == 0:
        raise ValueError("logits must have an axis")
    powers = np.exp(logits)
    return powers / powers.sum(axis=axis, keepdims=True)

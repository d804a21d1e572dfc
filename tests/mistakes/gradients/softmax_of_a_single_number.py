"""You accept a single number and give it a probability of 1; the contract refuses logits without an axis and names `logits`."""

import numpy as np


def softmax(logits, axis=-1):
    logits = np.atleast_1d(np.asarray(logits, dtype=np.float64))
    powers = np.exp(logits - logits.max(axis=axis, keepdims=True))
    return powers / powers.sum(axis=axis, keepdims=True)

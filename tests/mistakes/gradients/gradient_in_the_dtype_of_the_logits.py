"""You work in the dtype of the logits, where differences of unsigned integers wrap around; the contract allows any real dtype and gives float64."""

import numpy as np


def cross_entropy_gradient(logits, targets):
    _as_examples(logits, targets)
    logits = np.asarray(logits)
    powers = np.exp((logits - logits.max(axis=1, keepdims=True)).astype(np.float64))
    gradient = powers / powers.sum(axis=1, keepdims=True)
    gradient[np.arange(len(logits)), np.asarray(targets)] -= 1
    return gradient / len(logits)

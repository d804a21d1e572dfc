"""You divide each logit by the sum of the logits; softmax divides their exponentials."""

import numpy as np


def softmax(logits, axis=-1):
    logits = np.asarray(logits, dtype=np.float64)
    if logits.ndim == 0:
        raise ValueError("logits must have an axis")
    shifted = logits - logits.min(axis=axis, keepdims=True) + 1
    return shifted / shifted.sum(axis=axis, keepdims=True)

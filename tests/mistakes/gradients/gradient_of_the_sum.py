"""Your gradient is that of the sum over the rows; the loss is their mean, so each row counts for 1/N."""

import numpy as np


def cross_entropy_gradient(logits, targets):
    logits, targets = _as_examples(logits, targets)
    gradient = softmax(logits)
    gradient[np.arange(len(targets)), targets] -= 1
    return gradient

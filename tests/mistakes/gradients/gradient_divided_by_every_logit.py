"""You divide by the number of logits, N * V; the loss is the mean over the N rows."""

import numpy as np


def cross_entropy_gradient(logits, targets):
    logits, targets = _as_examples(logits, targets)
    gradient = softmax(logits)
    gradient[np.arange(len(targets)), targets] -= 1
    return gradient / gradient.size

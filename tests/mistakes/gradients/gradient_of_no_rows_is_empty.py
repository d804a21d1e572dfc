"""You give an empty gradient when there are no rows; the loss has nothing to average over, and the contract refuses it."""

import numpy as np


def cross_entropy_gradient(logits, targets):
    if np.shape(logits)[0] == 0:
        return np.zeros(np.shape(logits))
    logits, targets = _as_examples(logits, targets)
    gradient = softmax(logits)
    gradient[np.arange(len(targets)), targets] -= 1
    return gradient / len(targets)

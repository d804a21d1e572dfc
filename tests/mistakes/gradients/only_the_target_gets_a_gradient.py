"""You give the gradient of the target's logit alone; the other logits push the target's probability down and get a gradient too."""

import numpy as np


def cross_entropy_gradient(logits, targets):
    logits, targets = _as_examples(logits, targets)
    gradient = softmax(logits)
    rows = np.arange(len(targets))
    alone = np.zeros_like(gradient)
    alone[rows, targets] = gradient[rows, targets] - 1
    return alone / len(targets)

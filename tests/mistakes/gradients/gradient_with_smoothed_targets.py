"""You spread a tenth of the target over all ids (label smoothing); the contract gives the whole 1 to the target."""

import numpy as np


def cross_entropy_gradient(logits, targets):
    logits, targets = _as_examples(logits, targets)
    gradient = softmax(logits)
    wanted = 0.9 * np.eye(logits.shape[1])[targets] + 0.1 / logits.shape[1]
    return (gradient - wanted) / len(targets)

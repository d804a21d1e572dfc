"""You take the logarithm of the probability, which is 0 to a float64 when the target lies 10,000 below; then the loss is infinite, and the contract asks for 10,000."""

import numpy as np


def cross_entropy(logits, targets):
    logits, targets = _as_examples(logits, targets)
    probabilities = softmax(logits)
    return float(-np.log(probabilities[np.arange(len(targets)), targets]).mean())

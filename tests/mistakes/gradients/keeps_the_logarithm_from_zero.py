"""You add a tiny number before the logarithm, which limits the loss of a confident wrong answer to about 27; the contract asks for its true size."""

import numpy as np


def cross_entropy(logits, targets):
    logits, targets = _as_examples(logits, targets)
    probabilities = softmax(logits)
    return float(-np.log(probabilities[np.arange(len(targets)), targets] + 1e-12).mean())

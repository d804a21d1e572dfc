"""Your loss is in bits, with the logarithm to base 2; the contract asks for nats, with the natural logarithm."""

import numpy as np


def cross_entropy(logits, targets):
    logits, targets = _as_examples(logits, targets)
    shifted = logits - logits.max(axis=1, keepdims=True)
    log_probabilities = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    rows = np.arange(len(targets))
    return float(-log_probabilities[rows, targets].mean() / np.log(2))

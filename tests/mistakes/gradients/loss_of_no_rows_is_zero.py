"""You give a loss of 0 when there are no rows; there is nothing to average over, and the contract refuses it."""

import numpy as np


def cross_entropy(logits, targets):
    if np.shape(logits)[0] == 0:
        return 0.0
    logits, targets = _as_examples(logits, targets)
    shifted = logits - logits.max(axis=1, keepdims=True)
    log_probabilities = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    rows = np.arange(len(targets))
    return float(-log_probabilities[rows, targets].mean())

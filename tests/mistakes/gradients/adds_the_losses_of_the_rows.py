"""Your loss is the sum over the rows; the contract takes their mean."""

import numpy as np


def cross_entropy(logits, targets):
    logits, targets = _as_examples(logits, targets)
    shifted = logits - logits.max(axis=1, keepdims=True)
    log_probabilities = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    rows = np.arange(len(targets))
    return float(-log_probabilities[rows, targets].sum())

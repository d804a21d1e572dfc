"""Your loss is one minus the probability of the target; the contract takes the negative logarithm of that probability."""

import numpy as np


def cross_entropy(logits, targets):
    logits, targets = _as_examples(logits, targets)
    shifted = logits - logits.max(axis=1, keepdims=True)
    log_probabilities = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    rows = np.arange(len(targets))
    return float(np.mean(1 - np.exp(log_probabilities[rows, targets])))

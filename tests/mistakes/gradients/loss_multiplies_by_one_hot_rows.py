"""You multiply all log-probabilities with one-hot rows, and 0 times -inf is not 0 but NaN; only the log-probability of the target counts."""

import numpy as np


def cross_entropy(logits, targets):
    logits, targets = _as_examples(logits, targets)
    shifted = logits - logits.max(axis=1, keepdims=True)
    log_probabilities = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    rows = np.arange(len(targets))
    return float(-(np.eye(logits.shape[1])[targets] * log_probabilities).sum(axis=1).mean())

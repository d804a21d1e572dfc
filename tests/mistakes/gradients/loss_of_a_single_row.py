"""You take logits of one dimension for a single row; the contract refuses them and asks for (N, V)."""

import numpy as np


def cross_entropy(logits, targets):
    logits = np.atleast_2d(np.asarray(logits, dtype=np.float64))
    logits, targets = _as_examples(logits, targets)
    shifted = logits - logits.max(axis=1, keepdims=True)
    log_probabilities = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    rows = np.arange(len(targets))
    return float(-log_probabilities[rows, targets].mean())

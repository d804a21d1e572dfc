"""You give exp of the mean loss, which is the perplexity; the contract asks for the loss itself."""

import numpy as np


def cross_entropy(logits, targets):
    logits, targets = _as_examples(logits, targets)
    shifted = logits - logits.max(axis=1, keepdims=True)
    log_probabilities = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    rows = np.arange(len(targets))
    return float(np.exp(-log_probabilities[rows, targets].mean()))

"""You subtract in the dtype of the logits, where differences of unsigned integers wrap around; the contract allows any real dtype."""

import numpy as np


def cross_entropy(logits, targets):
    _as_examples(logits, targets)
    logits = np.asarray(logits)
    shifted = logits - logits.max(axis=1, keepdims=True)
    log_probabilities = shifted - np.log(np.exp(shifted.astype(np.float64)).sum(axis=1, keepdims=True))
    return float(-log_probabilities[np.arange(len(logits)), np.asarray(targets)].mean())

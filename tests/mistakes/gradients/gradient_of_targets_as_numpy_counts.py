"""You leave targets to NumPy's indexing, which takes -1 for the last id and answers id V with an IndexError; the contract asks for a ValueError that names `targets`."""

import numpy as np


def cross_entropy_gradient(logits, targets):
    logits = _as_matrix("logits", logits)
    targets = np.asarray(targets, dtype=np.int64)
    if len(logits) == 0:
        raise ValueError("logits has no rows")
    if targets.shape != (len(logits),):
        raise ValueError("targets must be one id for each row")
    gradient = softmax(logits)
    gradient[np.arange(len(logits)), targets] -= 1
    return gradient / len(logits)

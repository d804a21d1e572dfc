"""You use one target for all rows; the contract asks for as many targets as rows and refuses anything else."""

import numpy as np


def cross_entropy(logits, targets):
    logits = _as_matrix("logits", logits)
    if len(logits) == 0:
        raise ValueError("logits has no rows")
    targets = _as_ids("targets", targets, None, logits.shape[1])
    if len(targets) not in (1, len(logits)):
        raise ValueError("targets must be one id for each row")
    shifted = logits - logits.max(axis=1, keepdims=True)
    log_probabilities = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    rows = np.arange(len(logits))
    return float(-log_probabilities[rows, targets].mean())

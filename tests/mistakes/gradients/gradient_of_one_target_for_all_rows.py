"""You use one target for all rows; the contract asks for as many targets as rows and refuses anything else."""

import numpy as np


def cross_entropy_gradient(logits, targets):
    logits = _as_matrix("logits", logits)
    if len(logits) == 0:
        raise ValueError("logits has no rows")
    targets = _as_ids("targets", targets, None, logits.shape[1])
    if len(targets) not in (1, len(logits)):
        raise ValueError("targets must be one id for each row")
    gradient = softmax(logits)
    gradient[np.arange(len(logits)), targets] -= 1
    return gradient / len(logits)

"""You take a vector of zeros for the mean of no contexts; the contract refuses them and names `contexts`."""

import numpy as np


def cbow_loss(contexts, center, negatives):
    contexts = np.asarray(contexts, dtype=np.float64)
    if contexts.ndim != 2:
        raise ValueError("contexts must be one row or more")
    center = _as_vector("center", center, contexts.shape[1])
    negatives = _as_rows("negatives", negatives, contexts.shape[1])
    mean = contexts.sum(axis=0) / max(1, len(contexts))
    return float(np.logaddexp(0, -(mean @ center)) + np.logaddexp(0, negatives @ mean).sum())

"""You flatten a center of two dimensions; the contract asks for one vector and refuses anything else."""

import numpy as np


def cbow_loss(contexts, center, negatives):
    contexts = np.asarray(contexts, dtype=np.float64)
    if contexts.ndim != 2 or len(contexts) == 0:
        raise ValueError("contexts must be one row or more")
    center = _as_vector("center", np.ravel(center), contexts.shape[1])
    negatives = _as_rows("negatives", negatives, contexts.shape[1])
    mean = contexts.mean(axis=0)
    return float(np.logaddexp(0, -(mean @ center)) + np.logaddexp(0, negatives @ mean).sum())

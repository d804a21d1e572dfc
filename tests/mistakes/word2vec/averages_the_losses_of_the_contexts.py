"""You take the mean of the contexts' losses; the contract takes the mean of their vectors, then one loss."""

import numpy as np


def cbow_loss(contexts, center, negatives):
    contexts = np.asarray(contexts, dtype=np.float64)
    if contexts.ndim != 2 or len(contexts) == 0:
        raise ValueError("contexts must be one row or more")
    center = _as_vector("center", center, contexts.shape[1])
    negatives = _as_rows("negatives", negatives, contexts.shape[1])
    good = np.logaddexp(0, -(contexts @ center)).mean()
    return float(good + np.logaddexp(0, contexts @ negatives.T).mean(axis=0).sum())

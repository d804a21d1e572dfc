"""You sum the losses of the contexts, as Skip-gram does; in CBOW the mean of their vectors makes one prediction."""

import numpy as np


def cbow_loss(contexts, center, negatives):
    contexts = np.asarray(contexts, dtype=np.float64)
    if contexts.ndim != 2 or len(contexts) == 0:
        raise ValueError("contexts must be one row or more")
    center = _as_vector("center", center, contexts.shape[1])
    negatives = _as_rows("negatives", negatives, contexts.shape[1])
    good = np.logaddexp(0, -(contexts @ center)).sum()
    return float(good + np.logaddexp(0, contexts @ negatives.T).sum())

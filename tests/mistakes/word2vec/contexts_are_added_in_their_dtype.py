"""You add the contexts up in their own dtype, where small integers wrap around; convert to float64 first."""

import numpy as np


def cbow_loss(contexts, center, negatives):
    given = np.asarray(contexts)
    contexts = np.asarray(contexts, dtype=np.float64)
    if contexts.ndim != 2 or len(contexts) == 0:
        raise ValueError("contexts must be one row or more")
    center = _as_vector("center", center, contexts.shape[1])
    negatives = _as_rows("negatives", negatives, contexts.shape[1])
    total = given.sum(axis=0, dtype=given.dtype if given.dtype.kind == "u" else np.float64)
    mean = total / len(contexts)
    return float(np.logaddexp(0, -(mean @ center)) + np.logaddexp(0, negatives @ mean).sum())

"""Your sigmoid rounds to 0 for a great score on the wrong side, and its logarithm is not finite; put the two functions together first."""

import numpy as np


def cbow_loss(contexts, center, negatives):
    contexts = np.asarray(contexts, dtype=np.float64)
    if contexts.ndim != 2 or len(contexts) == 0:
        raise ValueError("contexts must be one row or more")
    center = _as_vector("center", center, contexts.shape[1])
    negatives = _as_rows("negatives", negatives, contexts.shape[1])
    mean = contexts.mean(axis=0)
    with np.errstate(all="ignore"):
        return float(-np.log(1 / (1 + np.exp(-np.append(mean @ center, -(negatives @ mean))))).sum())

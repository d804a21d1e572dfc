"""You compute in the dtype of the vectors, where small integers wrap around; convert to float64 first."""

import numpy as np


def skipgram_loss(center, context, negatives):
    _as_pair(center, context, negatives)
    center, context, negatives = np.asarray(center), np.asarray(context), np.asarray(negatives)
    if center.dtype == np.float32:
        center, context, negatives = center.astype(np.float64), context.astype(np.float64), negatives.astype(np.float64)
    scores = negatives @ center
    return float(np.logaddexp(0, -float(context @ center)) + np.logaddexp(0, scores.astype(np.float64)).sum())

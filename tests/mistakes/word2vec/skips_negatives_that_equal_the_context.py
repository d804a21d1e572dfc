"""You leave out a negative that equals the context; the contract counts all rows of `negatives`."""

import numpy as np


def skipgram_loss(center, context, negatives):
    center, context, negatives = _as_pair(center, context, negatives)
    negatives = negatives[np.any(negatives != context, axis=1)]
    return float(np.logaddexp(0, -(context @ center)) + np.logaddexp(0, negatives @ center).sum())

"""You count a negative that was drawn twice only once; the contract counts all rows of `negatives`."""

import numpy as np


def skipgram_loss(center, context, negatives):
    center, context, negatives = _as_pair(center, context, negatives)
    negatives = np.unique(negatives, axis=0)
    return float(np.logaddexp(0, -(context @ center)) + np.logaddexp(0, negatives @ center).sum())

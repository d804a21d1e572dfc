"""You score the mean of the negatives once; the contract scores each of them and sums the losses."""

import numpy as np


def skipgram_loss(center, context, negatives):
    center, context, negatives = _as_pair(center, context, negatives)
    return float(np.logaddexp(0, -(context @ center)) + np.logaddexp(0, negatives.mean(axis=0) @ center))

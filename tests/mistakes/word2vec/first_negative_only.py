"""You count the first negative only; the contract sums over all rows of `negatives`."""

import numpy as np


def skipgram_loss(center, context, negatives):
    center, context, negatives = _as_pair(center, context, negatives)
    return float(np.logaddexp(0, -(context @ center)) + np.logaddexp(0, negatives @ center)[0])

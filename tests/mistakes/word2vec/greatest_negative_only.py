"""You count the negative with the greatest score only; the contract sums over all of them."""

import numpy as np


def skipgram_loss(center, context, negatives):
    center, context, negatives = _as_pair(center, context, negatives)
    return float(np.logaddexp(0, -(context @ center)) + np.logaddexp(0, negatives @ center).max())

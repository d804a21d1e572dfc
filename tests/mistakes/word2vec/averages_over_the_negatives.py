"""You take the mean over the negatives; the contract sums over them."""

import numpy as np


def skipgram_loss(center, context, negatives):
    center, context, negatives = _as_pair(center, context, negatives)
    return float(np.logaddexp(0, -(context @ center)) + np.logaddexp(0, negatives @ center).mean())

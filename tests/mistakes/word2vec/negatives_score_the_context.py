"""You score the negatives against the context; the contract scores them against the center."""

import numpy as np


def skipgram_loss(center, context, negatives):
    center, context, negatives = _as_pair(center, context, negatives)
    return float(np.logaddexp(0, -(context @ center)) + np.logaddexp(0, negatives @ context).sum())

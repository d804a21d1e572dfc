"""You take the mean over context and negatives; the contract sums."""

import numpy as np


def skipgram_loss(center, context, negatives):
    center, context, negatives = _as_pair(center, context, negatives)
    return float(
        (np.logaddexp(0, -(context @ center)) + np.logaddexp(0, negatives @ center).sum()) / (1 + len(negatives))
    )

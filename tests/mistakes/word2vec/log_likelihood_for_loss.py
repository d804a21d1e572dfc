"""You return the log-likelihood, which is to be great; the loss is minus that."""

import numpy as np


def skipgram_loss(center, context, negatives):
    center, context, negatives = _as_pair(center, context, negatives)
    return float(-(np.logaddexp(0, -(context @ center)) + np.logaddexp(0, negatives @ center).sum()))

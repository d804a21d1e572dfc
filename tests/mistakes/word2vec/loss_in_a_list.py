"""You return an array of one number; the contract asks for a float."""

import numpy as np


def skipgram_loss(center, context, negatives):
    center, context, negatives = _as_pair(center, context, negatives)
    return np.array([np.logaddexp(0, -(context @ center)) + np.logaddexp(0, negatives @ center).sum()])

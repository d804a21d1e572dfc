"""You sum the chances of error, 1 - sigmoid; the contract sums -log(sigmoid)."""

import numpy as np


def skipgram_loss(center, context, negatives):
    center, context, negatives = _as_pair(center, context, negatives)
    sigmoid = (1 + np.tanh(np.append(context @ center, -(negatives @ center)) / 2)) / 2
    return float((1 - sigmoid).sum())

"""You add a tiny number inside the logarithm, which caps the loss near 23; the contract wants the true loss of great scores."""

import numpy as np


def skipgram_loss(center, context, negatives):
    center, context, negatives = _as_pair(center, context, negatives)
    sigmoid = (1 + np.tanh(np.append(context @ center, -(negatives @ center)) / 2)) / 2
    return float(-np.log(sigmoid + 1e-10).sum())

"""Your logarithm has base 2; the contract counts in nats, with the natural logarithm."""

import numpy as np


def skipgram_loss(center, context, negatives):
    center, context, negatives = _as_pair(center, context, negatives)
    return float((np.logaddexp(0, -(context @ center)) + np.logaddexp(0, negatives @ center).sum()) / np.log(2))

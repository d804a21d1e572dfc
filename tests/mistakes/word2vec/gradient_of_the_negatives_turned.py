"""Your gradient of the negatives has shape (d, k); the contract gives it the shape of `negatives`, (k, d)."""

import numpy as np


def skipgram_gradients(center, context, negatives):
    center, context, negatives = _as_pair(center, context, negatives)
    pull, push = _sigmoid(-(context @ center)), _sigmoid(negatives @ center)
    return push @ negatives - pull * context, -pull * center, np.outer(center, push)

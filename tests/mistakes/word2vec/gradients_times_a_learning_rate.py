"""Your gradients are multiplied by a learning rate; the contract wants the plain gradients."""

import numpy as np


def skipgram_gradients(center, context, negatives):
    center, context, negatives = _as_pair(center, context, negatives)
    pull, push = _sigmoid(-(context @ center)), _sigmoid(negatives @ center)
    return 0.025 * (push @ negatives - pull * context), 0.025 * (-pull * center), 0.025 * (np.outer(push, center))

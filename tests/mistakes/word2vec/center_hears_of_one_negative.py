"""Only one negative pushes the center in your gradient; the contract sums over all of them."""

import numpy as np


def skipgram_gradients(center, context, negatives):
    center, context, negatives = _as_pair(center, context, negatives)
    pull, push = _sigmoid(-(context @ center)), _sigmoid(negatives @ center)
    return push[0] * negatives[0] - pull * context, -pull * center, np.outer(push, center)

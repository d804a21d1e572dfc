"""Your gradients have the opposite sign: they are the steps of gradient descent, not the gradients."""

import numpy as np


def skipgram_gradients(center, context, negatives):
    center, context, negatives = _as_pair(center, context, negatives)
    pull, push = _sigmoid(-(context @ center)), _sigmoid(negatives @ center)
    return pull * context - push @ negatives, pull * center, -np.outer(push, center)

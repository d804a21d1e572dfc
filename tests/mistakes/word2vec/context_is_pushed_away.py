"""The sign of your gradient of the context is wrong: it grows the loss to move away from the center, so the gradient points away from it."""

import numpy as np


def skipgram_gradients(center, context, negatives):
    center, context, negatives = _as_pair(center, context, negatives)
    pull, push = _sigmoid(-(context @ center)), _sigmoid(negatives @ center)
    return push @ negatives - pull * context, pull * center, np.outer(push, center)

"""You return a list; the contract asks for a tuple of three arrays."""

import numpy as np


def skipgram_gradients(center, context, negatives):
    center, context, negatives = _as_pair(center, context, negatives)
    pull, push = _sigmoid(-(context @ center)), _sigmoid(negatives @ center)
    return [push @ negatives - pull * context, -pull * center, np.outer(push, center)]

"""You leave out a negative that equals the context; the contract counts all rows of `negatives`."""

import numpy as np


def skipgram_gradients(center, context, negatives):
    center, context, negatives = _as_pair(center, context, negatives)
    pull, push = _sigmoid(-(context @ center)), _sigmoid(negatives @ center)
    push = np.where(np.all(negatives == context, axis=1), 0, push)
    return push @ negatives - pull * context, -pull * center, np.outer(push, center)

"""Your gradient of the center comes from the negatives alone; the context pulls it too."""

import numpy as np


def skipgram_gradients(center, context, negatives):
    center, context, negatives = _as_pair(center, context, negatives)
    pull, push = _sigmoid(-(context @ center)), _sigmoid(negatives @ center)
    return push @ negatives, -pull * center, np.outer(push, center)

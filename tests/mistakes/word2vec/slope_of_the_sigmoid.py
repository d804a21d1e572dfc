"""You multiply by the slope of the sigmoid, as squared errors would need; with the logarithm it cancels."""

import numpy as np


def skipgram_gradients(center, context, negatives):
    center, context, negatives = _as_pair(center, context, negatives)
    pull, push = _sigmoid(-(context @ center)), _sigmoid(negatives @ center)
    pull, push = pull * pull * (1 - pull), push * push * (1 - push)
    return push @ negatives - pull * context, -pull * center, np.outer(push, center)

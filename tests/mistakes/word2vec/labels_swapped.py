"""You have the labels the wrong way around: 1 is for the context, 0 for the negatives."""

import numpy as np


def skipgram_gradients(center, context, negatives):
    center, context, negatives = _as_pair(center, context, negatives)
    pull, push = _sigmoid(-(context @ center)), _sigmoid(negatives @ center)
    return (
        _sigmoid(context @ center) * context - (1 - push) @ negatives,
        _sigmoid(context @ center) * center,
        -np.outer(1 - push, center),
    )

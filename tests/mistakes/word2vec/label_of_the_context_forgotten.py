"""You use the context's sigmoid as it is; its label is 1, so its error is the sigmoid minus 1."""

import numpy as np


def skipgram_gradients(center, context, negatives):
    center, context, negatives = _as_pair(center, context, negatives)
    pull, push = _sigmoid(-(context @ center)), _sigmoid(negatives @ center)
    return (
        push @ negatives + _sigmoid(context @ center) * context,
        _sigmoid(context @ center) * center,
        np.outer(push, center),
    )

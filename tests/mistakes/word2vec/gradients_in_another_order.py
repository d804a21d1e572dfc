"""You return the gradients in another order; the contract wants those of center, context, negatives."""

import numpy as np


def skipgram_gradients(center, context, negatives):
    center, context, negatives = _as_pair(center, context, negatives)
    pull, push = _sigmoid(-(context @ center)), _sigmoid(negatives @ center)
    return -pull * center, push @ negatives - pull * context, np.outer(push, center)

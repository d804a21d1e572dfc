"""You use the center after its step for the other gradients; all three are taken at the same, old values."""

import numpy as np


def skipgram_gradients(center, context, negatives):
    center, context, negatives = _as_pair(center, context, negatives)
    pull, push = _sigmoid(-(context @ center)), _sigmoid(negatives @ center)
    old, center = center, center - (push @ negatives - pull * context)
    return push @ negatives - pull * context, -pull * center, np.outer(push, center)

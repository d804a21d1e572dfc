"""You divide the negatives' part by their number; the loss sums over them, and so do its gradients."""

import numpy as np


def skipgram_gradients(center, context, negatives):
    center, context, negatives = _as_pair(center, context, negatives)
    pull, push = _sigmoid(-(context @ center)), _sigmoid(negatives @ center)
    return push @ negatives / len(negatives) - pull * context, -pull * center, np.outer(push, center) / len(negatives)

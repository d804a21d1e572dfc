"""You use the scores themselves for errors; the derivative of -log(sigmoid) is a sigmoid."""

import numpy as np


def skipgram_gradients(center, context, negatives):
    center, context, negatives = _as_pair(center, context, negatives)
    pull, push = -(context @ center), negatives @ center
    return push @ negatives - pull * context, -pull * center, np.outer(push, center)

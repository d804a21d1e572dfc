"""Your sigmoid rounds to 0 for a great score on the wrong side, and its logarithm is not finite; put the two functions together first."""

import numpy as np


def skipgram_loss(center, context, negatives):
    center, context, negatives = _as_pair(center, context, negatives)
    with np.errstate(all="ignore"):
        sigmoid = 1 / (1 + np.exp(-np.append(context @ center, -(negatives @ center))))
        return float(-np.log(sigmoid).sum())

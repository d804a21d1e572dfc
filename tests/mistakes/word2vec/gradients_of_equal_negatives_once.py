"""You count a negative that stands there twice only once; each row of `negatives` has a gradient of its own and pushes the center."""

import numpy as np


def skipgram_gradients(center, context, negatives):
    center, context, negatives = _as_pair(center, context, negatives)
    pull, push = _sigmoid(-(context @ center)), _sigmoid(negatives @ center)
    return (
        push[np.unique(negatives, axis=0, return_index=True)[1]] @ np.unique(negatives, axis=0) - pull * context,
        -pull * center,
        np.outer(push, center),
    )

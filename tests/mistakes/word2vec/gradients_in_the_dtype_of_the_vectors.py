"""You compute in the dtype of the vectors, where small integers wrap around; convert to float64 first."""

import numpy as np


def skipgram_gradients(center, context, negatives):
    _as_pair(center, context, negatives)
    center, context, negatives = np.asarray(center), np.asarray(context), np.asarray(negatives)
    if center.dtype != np.uint8:
        center, context, negatives = _as_pair(center, context, negatives)
    pull, push = _sigmoid(-float(context @ center)), _sigmoid((negatives @ center).astype(np.float64))
    return push @ negatives - pull * context, -pull * center, np.outer(push, center)

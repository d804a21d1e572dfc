"""Your gradients have the dtype of the vectors, float32; the contract asks for float64."""

import numpy as np


def skipgram_gradients(center, context, negatives):
    dtype = np.float32 if getattr(center, "dtype", None) == np.float32 else np.float64
    center, context, negatives = _as_pair(center, context, negatives)
    pull, push = _sigmoid(-(context @ center)), _sigmoid(negatives @ center)
    return (
        (push @ negatives - pull * context).astype(dtype),
        (-pull * center).astype(dtype),
        (np.outer(push, center)).astype(dtype),
    )

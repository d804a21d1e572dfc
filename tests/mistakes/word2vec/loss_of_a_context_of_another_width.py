"""You let NumPy spread a context of another width, or cut it off; the contract refuses it and names `context`."""

import numpy as np


def skipgram_loss(center, context, negatives):
    center, context, negatives = (np.asarray(part, dtype=np.float64) for part in (center, context, negatives))
    if center.ndim != 1:
        raise ValueError("center must have one dimension")
    if context.ndim != 1:
        raise ValueError("context must have one dimension")
    if negatives.ndim != 2:
        raise ValueError("negatives must have two dimensions")
    if negatives.shape[-1] != center.shape[-1]:
        raise ValueError("negatives must be as wide as the center")
    width = min(center.shape[-1], context.shape[-1])
    context = context[:width] if context.size > 1 else context
    return float(
        np.sum(np.logaddexp(0, -np.sum(context * center)))
        + np.sum(np.logaddexp(0, np.sum(negatives * center, axis=-1)))
    )

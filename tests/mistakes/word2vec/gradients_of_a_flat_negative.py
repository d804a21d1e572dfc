"""You take a flat list for a single negative; the contract asks for rows and refuses anything else."""

import numpy as np


def skipgram_gradients(center, context, negatives):
    center, context, negatives = (np.asarray(part, dtype=np.float64) for part in (center, context, negatives))
    if center.ndim != 1:
        raise ValueError("center must have one dimension")
    if context.ndim != 1:
        raise ValueError("context must have one dimension")
    if context.shape[-1] != center.shape[-1]:
        raise ValueError("context must be as long as the center")
    if negatives.shape[-1] != center.shape[-1]:
        raise ValueError("negatives must be as wide as the center")

    pull = _sigmoid(-np.sum(context * center))
    push = _sigmoid(np.sum(np.atleast_2d(negatives) * center, axis=-1))
    return push @ (np.atleast_2d(negatives) + 0 * center) - pull * context, -pull * center, push[..., None] * center

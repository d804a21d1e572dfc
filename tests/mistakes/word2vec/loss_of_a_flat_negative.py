"""You take a flat list for a single negative; the contract asks for rows and refuses anything else."""

import numpy as np


def skipgram_loss(center, context, negatives):
    center, context, negatives = (np.asarray(part, dtype=np.float64) for part in (center, context, negatives))
    if center.ndim != 1:
        raise ValueError("center must have one dimension")
    if context.ndim != 1:
        raise ValueError("context must have one dimension")
    if context.shape[-1] != center.shape[-1]:
        raise ValueError("context must be as long as the center")
    if negatives.shape[-1] != center.shape[-1]:
        raise ValueError("negatives must be as wide as the center")
    return float(
        np.sum(np.logaddexp(0, -np.sum(context * center)))
        + np.sum(np.logaddexp(0, np.sum(negatives * center, axis=-1)))
    )

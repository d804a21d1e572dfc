"""Your loss is that of the context alone; the contract adds a term for each negative."""

import numpy as np


def skipgram_loss(center, context, negatives):
    center, context, negatives = _as_pair(center, context, negatives)
    return float(np.logaddexp(0, -(context @ center)))

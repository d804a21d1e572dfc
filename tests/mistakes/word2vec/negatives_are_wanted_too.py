"""You reward negatives for great scores, as if they were contexts; their score goes into the sigmoid with a minus."""

import numpy as np


def skipgram_loss(center, context, negatives):
    center, context, negatives = _as_pair(center, context, negatives)
    return float(np.logaddexp(0, -(context @ center)) + np.logaddexp(0, -(negatives @ center)).sum())

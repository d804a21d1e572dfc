"""You divide the scores by the square root of the width, as attention does; here the score is the plain dot product."""

import numpy as np


def skipgram_loss(center, context, negatives):
    center, context, negatives = _as_pair(center, context, negatives)
    center = center / np.sqrt(len(center))
    return float(np.logaddexp(0, -(context @ center)) + np.logaddexp(0, negatives @ center).sum())

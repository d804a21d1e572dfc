"""You take a softmax over context and negatives; negative sampling asks a yes-or-no question of each, with a sigmoid."""

import numpy as np


def skipgram_loss(center, context, negatives):
    center, context, negatives = _as_pair(center, context, negatives)
    scores = np.append(context @ center, negatives @ center)
    return float(np.logaddexp.reduce(scores) - scores[0])

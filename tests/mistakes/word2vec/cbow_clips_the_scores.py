"""You cut scores off at plus and minus 6, as word2vec's C code does for speed; the contract uses them as they are."""

import numpy as np


def cbow_loss(contexts, center, negatives):
    contexts = np.asarray(contexts, dtype=np.float64)
    if contexts.ndim != 2 or len(contexts) == 0:
        raise ValueError("contexts must be one row or more")
    center = _as_vector("center", center, contexts.shape[1])
    negatives = _as_rows("negatives", negatives, contexts.shape[1])
    mean = contexts.mean(axis=0)
    return float(np.logaddexp(0, np.clip(np.append(-(mean @ center), negatives @ mean), -6, 6)).sum())

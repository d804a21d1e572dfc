"""You score by cosine; the contract scores by the dot product."""

import numpy as np


def skipgram_loss(center, context, negatives):
    center, context, negatives = _as_pair(center, context, negatives)

    def unit(vectors):
        return vectors / np.maximum(np.linalg.norm(vectors, axis=-1, keepdims=True), 1e-12)

    center, context, negatives = unit(center), unit(context), unit(negatives)
    return float(np.logaddexp(0, -(context @ center)) + np.logaddexp(0, negatives @ center).sum())

"""You divide each score by the sum of its row, without the exponential; the contract takes the softmax."""

import numpy as np


def contextualize(vectors):
    vectors = _as_matrix("vectors", vectors)
    if len(vectors) == 0:
        raise ValueError("vectors has no rows")
    scores = vectors @ vectors.T / np.sqrt(vectors.shape[1])
    sums = scores.sum(axis=1, keepdims=True)
    return scores / np.where(sums == 0, 1, sums) @ vectors

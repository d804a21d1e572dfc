"""You clip the scores before the exponential, which makes different great scores equal; subtract the greatest of each row instead."""

import numpy as np


def contextualize(vectors):
    vectors = _as_matrix("vectors", vectors)
    if len(vectors) == 0:
        raise ValueError("vectors has no rows")
    scores = vectors @ vectors.T / np.sqrt(vectors.shape[1])
    powers = np.exp(np.clip(scores, -50, 50))
    return powers / powers.sum(axis=1, keepdims=True) @ vectors

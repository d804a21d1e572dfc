"""You take the dot products as they are; the contract divides them by the square root of d."""

import numpy as np


def contextualize(vectors):
    vectors = _as_matrix("vectors", vectors)
    if len(vectors) == 0:
        raise ValueError("vectors has no rows")
    scores = vectors @ vectors.T
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True) @ vectors

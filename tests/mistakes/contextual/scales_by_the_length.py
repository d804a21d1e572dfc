"""You divide the dot products by the square root of the number of positions; the contract takes the square root of d, the width."""

import numpy as np


def contextualize(vectors):
    vectors = _as_matrix("vectors", vectors)
    if len(vectors) == 0:
        raise ValueError("vectors has no rows")
    scores = vectors @ vectors.T / np.sqrt(len(vectors))
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True) @ vectors

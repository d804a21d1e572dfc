"""You write the result into the vectors themselves; the contract gives a new array and leaves the argument as it is."""

import numpy as np


def contextualize(vectors):
    vectors = _as_matrix("vectors", vectors)
    if len(vectors) == 0:
        raise ValueError("vectors has no rows")
    scores = vectors @ vectors.T / np.sqrt(vectors.shape[1])
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    vectors[...] = powers / powers.sum(axis=1, keepdims=True) @ vectors
    return vectors

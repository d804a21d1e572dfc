"""Your weights are exponentials that do not sum to 1; softmax divides them by their sum."""

import numpy as np


def contextualize(vectors):
    vectors = _as_matrix("vectors", vectors)
    if len(vectors) == 0:
        raise ValueError("vectors has no rows")
    scores = vectors @ vectors.T / np.sqrt(vectors.shape[1])
    return np.exp(scores - scores.max(axis=1, keepdims=True)) @ vectors

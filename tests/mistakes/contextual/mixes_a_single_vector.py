"""You accept a single vector of shape (d,); the contract asks for a sequence of vectors, (L, d), and names `vectors`."""

import numpy as np


def contextualize(vectors):
    vectors = np.atleast_2d(np.asarray(vectors, dtype=np.float64))
    vectors = _as_matrix("vectors", vectors)
    if len(vectors) == 0:
        raise ValueError("vectors has no rows")
    scores = vectors @ vectors.T / np.sqrt(vectors.shape[1])
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True) @ vectors

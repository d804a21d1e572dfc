"""Your new vectors all have length 1; the contract leaves the means as they are."""

import numpy as np


def contextualize(vectors):
    vectors = _as_matrix("vectors", vectors)
    if len(vectors) == 0:
        raise ValueError("vectors has no rows")
    scores = vectors @ vectors.T / np.sqrt(vectors.shape[1])
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    mixed = powers / powers.sum(axis=1, keepdims=True) @ vectors
    lengths = np.linalg.norm(mixed, axis=1, keepdims=True)
    return mixed / np.where(lengths == 0, 1, lengths)

"""You take the step twice; the contract asks for one."""

import numpy as np


def contextualize(vectors):
    vectors = _as_matrix("vectors", vectors)
    if len(vectors) == 0:
        raise ValueError("vectors has no rows")
    for _ in range(2):
        scores = vectors @ vectors.T / np.sqrt(vectors.shape[1])
        powers = np.exp(scores - scores.max(axis=1, keepdims=True))
        vectors = powers / powers.sum(axis=1, keepdims=True) @ vectors
    return vectors

"""You use `.T` on the argument as it comes, which a nested list does not have; the contract takes nested lists too, so make an array first."""

import numpy as np


def contextualize(vectors):
    _as_matrix("vectors", vectors)
    if len(vectors) == 0:
        raise ValueError("vectors has no rows")
    scores = (vectors @ vectors.T).astype(np.float64) / np.sqrt(vectors.shape[1])
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True) @ vectors

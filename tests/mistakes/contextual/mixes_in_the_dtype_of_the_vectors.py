"""You compute in the dtype of the vectors, where float32 stays float32 and dot products of a uint8 wrap around; the contract computes in float64."""

import numpy as np


def contextualize(vectors):
    given = np.asarray(vectors)
    vectors = _as_matrix("vectors", vectors)
    if len(vectors) == 0:
        raise ValueError("vectors has no rows")
    scores = given @ given.T / np.sqrt(given.dtype.type(given.shape[1]))
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True) @ given

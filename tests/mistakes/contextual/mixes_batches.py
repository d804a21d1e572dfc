"""You accept vectors of three dimensions; the contract asks for one sequence, (L, d), and names `vectors`."""

import numpy as np


def contextualize(vectors):
    vectors = np.asarray(vectors, dtype=np.float64)
    if vectors.ndim < 2 or vectors.shape[-2] == 0:
        raise ValueError("vectors must be (L, d)")
    scores = vectors @ np.swapaxes(vectors, -1, -2) / np.sqrt(vectors.shape[-1])
    powers = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return powers / powers.sum(axis=-1, keepdims=True) @ vectors

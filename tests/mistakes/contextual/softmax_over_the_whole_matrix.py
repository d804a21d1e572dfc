"""All your weights together sum to 1; in the contract each row of weights does."""

import numpy as np


def contextualize(vectors):
    vectors = _as_matrix("vectors", vectors)
    if len(vectors) == 0:
        raise ValueError("vectors has no rows")
    scores = vectors @ vectors.T / np.sqrt(vectors.shape[1])
    powers = np.exp(scores - scores.max())
    return powers / powers.sum() @ vectors

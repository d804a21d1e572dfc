"""You overwrite each vector before the next position is computed; in the contract all positions see the old vectors."""

import numpy as np


def contextualize(vectors):
    vectors = _as_matrix("vectors", vectors).copy()
    if len(vectors) == 0:
        raise ValueError("vectors has no rows")
    for place in range(len(vectors)):
        scores = vectors @ vectors[place] / np.sqrt(vectors.shape[1])
        powers = np.exp(scores - scores.max())
        vectors[place] = powers / powers.sum() @ vectors
    return vectors

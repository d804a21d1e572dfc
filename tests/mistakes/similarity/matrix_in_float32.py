"""Your matrix is of dtype float32; the contract gives float64, whatever came in."""

import numpy as np


_solved_matrix = cosine_matrix


def cosine_matrix(vectors):
    return _solved_matrix(vectors).astype(np.float32)

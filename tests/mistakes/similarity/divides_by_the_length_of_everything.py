"""You divide by one length for the whole matrix; every row has a length of its own, so sum along its numbers only and keep the dimension."""

import numpy as np


def cosine_matrix(vectors):
    vectors = _as_matrix("vectors", vectors)
    vectors = vectors / (np.linalg.norm(vectors) or 1)
    return vectors @ vectors.T

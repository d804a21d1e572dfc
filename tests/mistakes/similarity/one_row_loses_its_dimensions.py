"""For one row you return something else than a matrix of one by one; the shape is (n, n) for every n."""

import numpy as np


_solved_matrix = cosine_matrix


def cosine_matrix(vectors):
    matrix = _solved_matrix(vectors)
    return np.squeeze(matrix) if len(matrix) == 1 else matrix

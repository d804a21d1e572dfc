"""You set the whole diagonal to 1; the diagonal entry of a zero row is 0.0."""

import numpy as np


_solved_matrix = cosine_matrix


def cosine_matrix(vectors):
    matrix = _solved_matrix(vectors)
    np.fill_diagonal(matrix, 1)
    return matrix

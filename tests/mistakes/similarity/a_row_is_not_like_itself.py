"""You set the diagonal to 0; a row that is not zero has a cosine of 1 with itself."""

import numpy as np


_solved_matrix = cosine_matrix


def cosine_matrix(vectors):
    matrix = _solved_matrix(vectors)
    np.fill_diagonal(matrix, 0)
    return matrix

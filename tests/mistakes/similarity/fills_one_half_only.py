"""You fill the matrix above the diagonal only; entry [j, i] is the same as [i, j]."""

import numpy as np


_solved_matrix = cosine_matrix


def cosine_matrix(vectors):
    return np.triu(_solved_matrix(vectors))

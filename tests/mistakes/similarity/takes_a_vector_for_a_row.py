"""You take a single vector for a matrix of one row; the contract refuses it and names vectors."""

import numpy as np


_solved_matrix = cosine_matrix


def cosine_matrix(vectors):
    return _solved_matrix(np.atleast_1d(vectors)[None] if np.ndim(vectors) == 1 else vectors)

"""You make a matrix of a single number; the contract refuses it and names vectors."""

import numpy as np


_solved_matrix = cosine_matrix


def cosine_matrix(vectors):
    return _solved_matrix([[vectors]] if np.ndim(vectors) == 0 else vectors)

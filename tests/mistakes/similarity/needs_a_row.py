"""You build the matrix row by row from a list, and without rows its shape is (0,); the contract gives (0, 0)."""

import numpy as np


_solved_matrix = cosine_matrix


def cosine_matrix(vectors):
    return np.array(list(_solved_matrix(vectors)))

"""You divide the caller's own rows by their lengths; work on a new array."""

import numpy as np


_solved_matrix = cosine_matrix


def cosine_matrix(vectors):
    matrix = _solved_matrix(vectors)
    units = _unit(_as_matrix("vectors", vectors))
    if isinstance(vectors, np.ndarray):
        vectors[...] = units
    elif isinstance(vectors, list):
        vectors[:] = units.tolist()
    return matrix

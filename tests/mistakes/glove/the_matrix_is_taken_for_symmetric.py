"""You decompose the mean of the matrix and its transpose; the matrix need not be symmetric."""

import numpy as np


def svd_vectors(matrix, width):
    m = _as_square("matrix", matrix)
    if not 1 <= width <= len(m):
        raise ValueError("width must lie between 1 and V")
    u, s, vt = np.linalg.svd((m + m.T) / 2)
    return u[:, :width] * np.sqrt(s[:width])

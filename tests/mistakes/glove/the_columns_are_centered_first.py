"""You subtract the mean of each column, as in principal component analysis; the contract decomposes the matrix as it is."""

import numpy as np


def svd_vectors(matrix, width):
    m = _as_square("matrix", matrix)
    if not 1 <= width <= len(m):
        raise ValueError("width must lie between 1 and V")
    u, s, vt = np.linalg.svd(m - m.mean(axis=0))
    return u[:, :width] * np.sqrt(s[:width])

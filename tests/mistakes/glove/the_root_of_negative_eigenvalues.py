"""You take the root of eigenvalues that are negative, which is NaN; singular values are never negative."""

import numpy as np


def svd_vectors(matrix, width):
    m = _as_square("matrix", matrix)
    if not 1 <= width <= len(m):
        raise ValueError("width must lie between 1 and V")
    values, u = np.linalg.eigh(m, UPLO="U")
    order = np.argsort(-np.abs(values))
    u, s = u[:, order], np.round(values[order], 9)
    return u[:, :width] * np.sqrt(s[:width])

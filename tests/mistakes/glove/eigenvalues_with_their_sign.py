"""You sort eigenvalues by their sign, so that negative ones come last and their root is lost; singular values are never negative and sorted by size."""

import numpy as np


def svd_vectors(matrix, width):
    m = _as_square("matrix", matrix)
    if not 1 <= width <= len(m):
        raise ValueError("width must lie between 1 and V")
    values, u = np.linalg.eigh(m)
    u, s = u[:, ::-1], np.maximum(values[::-1], 0.0)
    return u[:, :width] * np.sqrt(s[:width])

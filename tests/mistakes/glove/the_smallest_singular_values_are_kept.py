"""You keep the smallest singular values; the contract keeps the greatest."""

import numpy as np


def svd_vectors(matrix, width):
    m = _as_square("matrix", matrix)
    if not 1 <= width <= len(m):
        raise ValueError("width must lie between 1 and V")
    u, s, vt = np.linalg.svd(m)
    return u[:, -width:] * np.sqrt(s[-width:])

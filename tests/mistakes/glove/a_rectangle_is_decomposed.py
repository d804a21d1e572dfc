"""You accept a matrix that is not square; the contract asks for a ValueError that names matrix."""

import numpy as np


def svd_vectors(matrix, width):
    m = np.asarray(matrix, dtype=np.float64)
    if m.ndim != 2:
        raise ValueError("matrix must have two dimensions")
    if not 1 <= width <= len(m):
        raise ValueError("width must lie between 1 and V")
    u, s, vt = np.linalg.svd(m)
    return u[:, :width] * np.sqrt(s[:width])

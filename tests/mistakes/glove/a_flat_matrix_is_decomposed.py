"""You accept a matrix of one dimension; the contract asks for a ValueError that names matrix."""

import numpy as np


def svd_vectors(matrix, width):
    m = np.asarray(matrix, dtype=np.float64)
    m = np.diag(m) if m.ndim == 1 else _as_square("matrix", matrix)
    if not 1 <= width <= len(m):
        raise ValueError("width must lie between 1 and V")
    u, s, vt = np.linalg.svd(m)
    return u[:, :width] * np.sqrt(s[:width])

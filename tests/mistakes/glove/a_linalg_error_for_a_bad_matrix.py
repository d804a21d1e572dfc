"""You leave a matrix of one dimension to NumPy's LinAlgError, which does not name the argument; check its shape first."""

import numpy as np


def svd_vectors(matrix, width):
    m = np.asarray(matrix, dtype=np.float64)
    if m.ndim != 2:
        raise ValueError("1-dimensional array given. Array must be at least two-dimensional")
    m = _as_square("matrix", m)
    if not 1 <= width <= len(m):
        raise ValueError("width must lie between 1 and V")
    u, s, vt = np.linalg.svd(m)
    return u[:, :width] * np.sqrt(s[:width])

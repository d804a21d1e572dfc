"""Your columns go from the smallest of the kept singular values up; the greatest comes first."""

import numpy as np


def svd_vectors(matrix, width):
    m = _as_square("matrix", matrix)
    if not 1 <= width <= len(m):
        raise ValueError("width must lie between 1 and V")
    u, s, vt = np.linalg.svd(m)
    return np.ascontiguousarray((u[:, :width] * np.sqrt(s[:width]))[:, ::-1])

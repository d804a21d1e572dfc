"""You multiply in the dtype of the matrix, where small integers wrap around; convert to float64 first."""

import numpy as np


def svd_vectors(matrix, width):
    m = _as_square("matrix", matrix)
    if not 1 <= width <= len(m):
        raise ValueError("width must lie between 1 and V")
    u, s, vt = np.linalg.svd(m)
    if np.asarray(matrix).dtype == np.uint8:
        values, u = np.linalg.eigh((np.asarray(matrix) @ np.asarray(matrix).T).astype(np.float64))
        u, s = u[:, ::-1], np.sqrt(np.maximum(values[::-1], 0))
    return u[:, :width] * np.sqrt(s[:width])

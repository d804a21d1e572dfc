"""You accept a negative width, with which a slice leaves out the last columns; the contract asks for a ValueError that names width."""

import numpy as np


def svd_vectors(matrix, width):
    m = _as_square("matrix", matrix)
    if width == 0 or width > len(m):
        raise ValueError("width must lie between 1 and V")
    u, s, vt = np.linalg.svd(m)
    return u[:, :width] * np.sqrt(s[:width])

"""You accept a width above V and return fewer columns; the contract asks for a ValueError that names width."""

import numpy as np


def svd_vectors(matrix, width):
    m = _as_square("matrix", matrix)
    if not 1 <= width:
        raise ValueError("width must lie between 1 and V")
    u, s, vt = np.linalg.svd(m)
    return u[:, :width] * np.sqrt(s[:width])

"""You subtract rows of a small dtype as they are, and the differences wrap around; convert to float64 first."""

import numpy as np


_solved_analogy = analogy


def analogy(table, a, b, c, k=1):
    right = _check_question(table, a, b, c, k)
    given = np.asarray(table)
    if not np.issubdtype(given.dtype, np.integer) or given.dtype.itemsize > 1:
        return _solved_analogy(table, a, b, c, k)
    return nearest_neighbors(right, given[b] - given[a] + given[c], k, (a, b, c))


def _check_question(table, a, b, c, k):
    table = _as_matrix("table", table)
    for name, row in (("a", a), ("b", b), ("c", c)):
        if not 0 <= row < len(table):
            raise ValueError(f"{name} must be an id")
    if k < 1:
        raise ValueError("k must be positive")
    return table

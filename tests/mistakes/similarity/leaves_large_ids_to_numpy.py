"""For an id beyond the table you leave the error to NumPy, which raises an IndexError; the contract raises a ValueError that names a, b or c."""

import numpy as np


_solved_analogy = analogy


def analogy(table, a, b, c, k=1):
    if np.ndim(table) == 2:
        np.asarray(table)[[a, b, c]]
    return _solved_analogy(table, a, b, c, k)

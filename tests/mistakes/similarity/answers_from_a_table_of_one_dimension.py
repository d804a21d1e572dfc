"""You take a table of one dimension for a column of numbers; the contract wants a row for each id and names table."""

import numpy as np


_solved_analogy = analogy


def analogy(table, a, b, c, k=1):
    return _solved_analogy(np.reshape(table, (-1, 1)) if np.ndim(table) == 1 else table, a, b, c, k)

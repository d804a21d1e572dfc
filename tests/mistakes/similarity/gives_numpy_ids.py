"""Your list holds NumPy integers; the contract gives Python ints."""

import numpy as np


_solved = nearest_neighbors


def nearest_neighbors(table, query, k, exclude=()):
    return [np.int64(row) for row in _solved(table, query, k, exclude)]

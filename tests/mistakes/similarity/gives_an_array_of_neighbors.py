"""You return an array; the contract returns a list of ints."""

import numpy as np


_solved = nearest_neighbors


def nearest_neighbors(table, query, k, exclude=()):
    return np.array(_solved(table, query, k, exclude), dtype=np.int64)

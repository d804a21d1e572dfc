"""You flatten a query of two dimensions; the contract takes one vector and refuses anything else."""

import numpy as np


_solved = nearest_neighbors


def nearest_neighbors(table, query, k, exclude=()):
    return _solved(table, np.ravel(query), k, exclude)

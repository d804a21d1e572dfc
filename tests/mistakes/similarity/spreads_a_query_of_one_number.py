"""You multiply with `*`, and NumPy spreads a query of one number over the whole width; compare the widths first and name query."""

import numpy as np


_solved = nearest_neighbors


def nearest_neighbors(table, query, k, exclude=()):
    table, query = _as_matrix("table", table), _as_vector("query", query)
    return _solved(table, np.resize(query, table.shape[1]) if len(query) == 1 else query, k, exclude)

"""You rank by dot product, which favours long rows; the contract ranks by cosine."""

import numpy as np


def nearest_neighbors(table, query, k, exclude=()):
    table, query = _check_search(table, query, k)
    return _ranked(table @ query, k, exclude)


def _check_search(table, query, k):
    table, query = _as_matrix("table", table), _as_vector("query", query)
    if len(query) != table.shape[1]:
        raise ValueError("query must be as wide as the table")
    if k < 1:
        raise ValueError("k must be at least 1")
    return table, query


def _ranked(values, k, exclude):
    return [row for row in np.argsort(-values, kind="stable").tolist() if row not in exclude][:k]

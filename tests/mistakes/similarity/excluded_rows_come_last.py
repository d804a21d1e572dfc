"""You give excluded rows the lowest cosine, so they come last when k is large; they may not be returned at all."""

import numpy as np


def nearest_neighbors(table, query, k, exclude=()):
    table, query = _check_search(table, query, k)
    cosines = _cosines(table, query)
    cosines[np.array(list(exclude), dtype=np.int64)] = -np.inf
    return _ranked(cosines, k, ())


def _check_search(table, query, k):
    table, query = _as_matrix("table", table), _as_vector("query", query)
    if len(query) != table.shape[1]:
        raise ValueError("query must be as wide as the table")
    if k < 1:
        raise ValueError("k must be at least 1")
    return table, query


def _cosines(table, query):
    return (_unit(table) * _unit(query)).sum(axis=1)


def _ranked(values, k, exclude):
    return [row for row in np.argsort(-values, kind="stable").tolist() if row not in exclude][:k]

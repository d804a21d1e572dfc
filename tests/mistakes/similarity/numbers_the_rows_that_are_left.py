"""You delete the excluded rows and number the rest anew; the ids are those of the whole table."""

import numpy as np


def nearest_neighbors(table, query, k, exclude=()):
    table, query = _check_search(table, query, k)
    left = np.delete(table, np.array(list(exclude), dtype=np.int64), axis=0)
    return _ranked(_cosines(left, query), k, ())


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

"""You turn an ascending order around, which puts the higher id first on a tie; the contract puts the lower id first."""

import numpy as np


def nearest_neighbors(table, query, k, exclude=()):
    table, query = _check_search(table, query, k)
    ranking = np.argsort(_cosines(table, query), kind="stable")[::-1].tolist()
    return [row for row in ranking if row not in exclude][:k]


def _check_search(table, query, k):
    table, query = _as_matrix("table", table), _as_vector("query", query)
    if len(query) != table.shape[1]:
        raise ValueError("query must be as wide as the table")
    if k < 1:
        raise ValueError("k must be at least 1")
    return table, query


def _cosines(table, query):
    return (_unit(table) * _unit(query)).sum(axis=1)

"""You multiply rows of a small dtype as they are, and the products wrap around; convert to float64 first."""

import numpy as np


def nearest_neighbors(table, query, k, exclude=()):
    right, _ = _check_search(table, query, k)
    lengths = _lengths(right)
    lengths[lengths == 0] = 1
    products = np.asarray(table) @ np.asarray(query)
    return _ranked(products / lengths, k, exclude)


def _lengths(vectors):
    return np.sqrt((vectors * vectors).sum(axis=-1))


def _check_search(table, query, k):
    table, query = _as_matrix("table", table), _as_vector("query", query)
    if len(query) != table.shape[1]:
        raise ValueError("query must be as wide as the table")
    if k < 1:
        raise ValueError("k must be at least 1")
    return table, query


def _ranked(values, k, exclude):
    return [row for row in np.argsort(-values, kind="stable").tolist() if row not in exclude][:k]

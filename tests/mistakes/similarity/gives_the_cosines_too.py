"""You return pairs of an id and its cosine; the contract returns the ids alone."""

_solved = nearest_neighbors


def nearest_neighbors(table, query, k, exclude=()):
    cosines = _cosines(*_check_search(table, query, k)).tolist()
    return [(row, cosines[row]) for row in _solved(table, query, k, exclude)]


def _check_search(table, query, k):
    table, query = _as_matrix("table", table), _as_vector("query", query)
    if len(query) != table.shape[1]:
        raise ValueError("query must be as wide as the table")
    if k < 1:
        raise ValueError("k must be at least 1")
    return table, query


def _cosines(table, query):
    return (_unit(table) * _unit(query)).sum(axis=1)

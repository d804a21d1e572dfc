"""You use the first id of `exclude` only; it is a collection that may hold many."""

_solved = nearest_neighbors


def nearest_neighbors(table, query, k, exclude=()):
    return _solved(table, query, k, list(exclude)[:1])

"""You leave the nearest row out, as if it were the query itself; what may not be returned is said by `exclude` alone."""

_solved = nearest_neighbors


def nearest_neighbors(table, query, k, exclude=()):
    return _solved(table, query, k + 1, exclude)[1:]

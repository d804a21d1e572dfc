"""You return one id less than k; a slice up to k holds k items."""

_solved = nearest_neighbors


def nearest_neighbors(table, query, k, exclude=()):
    return _solved(table, query, k, exclude)[: k - 1]

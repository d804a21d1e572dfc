"""You return an empty list for a k of 0; the contract refuses a k below 1 and names k."""

_solved = nearest_neighbors


def nearest_neighbors(table, query, k, exclude=()):
    return [] if k == 0 else _solved(table, query, k, exclude)

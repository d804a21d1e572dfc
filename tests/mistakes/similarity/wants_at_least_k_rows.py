"""You refuse a k that is greater than the number of rows; the contract returns as many as there are."""

_solved = nearest_neighbors


def nearest_neighbors(table, query, k, exclude=()):
    found = _solved(table, query, k, exclude)
    if len(found) < k:
        raise ValueError("k is greater than the number of rows")
    return found

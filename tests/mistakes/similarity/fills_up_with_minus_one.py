"""You fill up with -1 when fewer than k rows are left; the contract then returns fewer."""

_solved = nearest_neighbors


def nearest_neighbors(table, query, k, exclude=()):
    found = _solved(table, query, k, exclude)
    return found + [-1] * (k - len(found))

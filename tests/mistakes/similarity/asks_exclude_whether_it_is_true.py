"""You ask `if exclude`, which an array of ids cannot answer; an empty collection needs no special case."""

_solved = nearest_neighbors


def nearest_neighbors(table, query, k, exclude=()):
    return _solved(table, query, k, exclude if exclude else ())

"""You index `exclude` like a list, which a set cannot do; go through it or ask it with `in`."""

_solved = nearest_neighbors


def nearest_neighbors(table, query, k, exclude=()):
    return _solved(table, query, k, [exclude[i] for i in range(len(exclude))])

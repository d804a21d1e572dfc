"""You sort the ids by number at the end; the order is that of the cosines."""

_solved = nearest_neighbors


def nearest_neighbors(table, query, k, exclude=()):
    return sorted(_solved(table, query, k, exclude))

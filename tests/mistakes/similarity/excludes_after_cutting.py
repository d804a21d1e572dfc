"""You take the best k first and drop the excluded ones then, which leaves too few; drop them first."""

_solved = nearest_neighbors


def nearest_neighbors(table, query, k, exclude=()):
    return [row for row in _solved(table, query, k) if row not in exclude]

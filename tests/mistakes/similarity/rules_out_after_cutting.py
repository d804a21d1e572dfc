"""You take the best k rows first and drop a, b and c then, which leaves too few; rule them out first."""


def analogy(table, a, b, c, k=1):
    table = _check_question(table, a, b, c, k)
    found = nearest_neighbors(table, _unit(table[b]) - _unit(table[a]) + _unit(table[c]), k)
    return [row for row in found if row not in (a, b, c)]


def _check_question(table, a, b, c, k):
    table = _as_matrix("table", table)
    for name, row in (("a", a), ("b", b), ("c", c)):
        if not 0 <= row < len(table):
            raise ValueError(f"{name} must be an id")
    if k < 1:
        raise ValueError("k must be positive")
    return table

"""Your target is b - a, the way from a to b; it has to start at c."""


def analogy(table, a, b, c, k=1):
    table = _check_question(table, a, b, c, k)
    return nearest_neighbors(table, _unit(table[b]) - _unit(table[a]), k, (a, b, c))


def _check_question(table, a, b, c, k):
    table = _as_matrix("table", table)
    for name, row in (("a", a), ("b", b), ("c", c)):
        if not 0 <= row < len(table):
            raise ValueError(f"{name} must be an id")
    if k < 1:
        raise ValueError("k must be positive")
    return table

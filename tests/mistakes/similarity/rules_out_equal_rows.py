"""You rule out every row that holds the same numbers as a, b or c; only these three ids are ruled out."""


def analogy(table, a, b, c, k=1):
    table = _check_question(table, a, b, c, k)
    equal = [i for i, row in enumerate(table) if any((row == table[q]).all() for q in (a, b, c))]
    return nearest_neighbors(table, _unit(table[b]) - _unit(table[a]) + _unit(table[c]), k, equal)


def _check_question(table, a, b, c, k):
    table = _as_matrix("table", table)
    for name, row in (("a", a), ("b", b), ("c", c)):
        if not 0 <= row < len(table):
            raise ValueError(f"{name} must be an id")
    if k < 1:
        raise ValueError("k must be positive")
    return table

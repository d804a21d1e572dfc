"""You look for the row whose way from c is most like the way from a to b; the contract looks for the row nearest to the target."""


def analogy(table, a, b, c, k=1):
    table = _check_question(table, a, b, c, k)
    units = _unit(table)
    return nearest_neighbors(units - units[c], units[b] - units[a], k, (a, b, c))


def _check_question(table, a, b, c, k):
    table = _as_matrix("table", table)
    for name, row in (("a", a), ("b", b), ("c", c)):
        if not 0 <= row < len(table):
            raise ValueError(f"{name} must be an id")
    if k < 1:
        raise ValueError("k must be positive")
    return table

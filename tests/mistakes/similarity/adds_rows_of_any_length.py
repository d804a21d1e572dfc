"""You calculate with b - a + c as they are; the contract scales each of the three rows to length 1 first, or the longest one decides."""


def analogy(table, a, b, c, k=1):
    table = _check_question(table, a, b, c, k)
    return nearest_neighbors(table, table[b] - table[a] + table[c], k, (a, b, c))


def _check_question(table, a, b, c, k):
    table = _as_matrix("table", table)
    for name, row in (("a", a), ("b", b), ("c", c)):
        if not 0 <= row < len(table):
            raise ValueError(f"{name} must be an id")
    if k < 1:
        raise ValueError("k must be positive")
    return table

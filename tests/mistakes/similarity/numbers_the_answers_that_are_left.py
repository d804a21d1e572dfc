"""You delete the rows a, b and c and number the rest anew; the answer is an id of the whole table."""

import numpy as np


def analogy(table, a, b, c, k=1):
    table = _check_question(table, a, b, c, k)
    target = _unit(table[b]) - _unit(table[a]) + _unit(table[c])
    return nearest_neighbors(np.delete(table, sorted({a, b, c}), axis=0), target, k)


def _check_question(table, a, b, c, k):
    table = _as_matrix("table", table)
    for name, row in (("a", a), ("b", b), ("c", c)):
        if not 0 <= row < len(table):
            raise ValueError(f"{name} must be an id")
    if k < 1:
        raise ValueError("k must be positive")
    return table

"""You rank the rows by their dot product with the target, which favours long rows; the contract ranks by cosine."""

import numpy as np


def analogy(table, a, b, c, k=1):
    table = _check_question(table, a, b, c, k)
    return _ranked(table @ (_unit(table[b]) - _unit(table[a]) + _unit(table[c])), k, (a, b, c))


def _ranked(values, k, exclude):
    return [row for row in np.argsort(-values, kind="stable").tolist() if row not in exclude][:k]


def _check_question(table, a, b, c, k):
    table = _as_matrix("table", table)
    for name, row in (("a", a), ("b", b), ("c", c)):
        if not 0 <= row < len(table):
            raise ValueError(f"{name} must be an id")
    if k < 1:
        raise ValueError("k must be positive")
    return table

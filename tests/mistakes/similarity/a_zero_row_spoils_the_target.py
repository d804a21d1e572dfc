"""You divide a zero row by its length, and the target becomes nan; a zero row stays zero."""

import numpy as np


def analogy(table, a, b, c, k=1):
    table = _check_question(table, a, b, c, k)
    with np.errstate(invalid="ignore"):
        units = table / _lengths(table)[:, None]
        cosines = units @ (units[b] - units[a] + units[c])
    return _ranked(cosines, k, (a, b, c))


def _lengths(vectors):
    return np.sqrt((vectors * vectors).sum(axis=-1))


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

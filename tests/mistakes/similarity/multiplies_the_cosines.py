"""You multiply and divide cosines, the method called 3CosMul; the contract adds and subtracts unit rows."""

import numpy as np


def analogy(table, a, b, c, k=1):
    table = _check_question(table, a, b, c, k)
    near_a, near_b, near_c = ((1 + _cosines(table, table[row])) / 2 for row in (a, b, c))
    return _ranked(near_b * near_c / (near_a + 0.001), k, (a, b, c))


def _cosines(table, query):
    return (_unit(table) * _unit(query)).sum(axis=1)


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

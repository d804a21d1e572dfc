"""Your message says that ids are wrong, but not which of them; it has to name a, b or c."""

import numpy as np


_solved_analogy = analogy


def analogy(table, a, b, c, k=1):
    if np.ndim(table) == 2 and not all(0 <= row < len(table) for row in (a, b, c)):
        raise ValueError("ids are out of range")
    return _solved_analogy(table, a, b, c, k)

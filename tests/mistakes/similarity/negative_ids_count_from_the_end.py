"""You pass negative ids on to NumPy, for which -1 is the last row; there is no id below 0, and the contract names the one that is wrong."""

import numpy as np


_solved_analogy = analogy


def analogy(table, a, b, c, k=1):
    count = len(table) if np.ndim(table) == 2 else 0
    a, b, c = (row + count if -count <= row < 0 else row for row in (a, b, c))
    return _solved_analogy(table, a, b, c, k)

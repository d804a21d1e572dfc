"""For a single id you hand out the table's own row, so that changing the vector changes the table; the contract asks for a new array."""

import numpy as np


def lookup(table, ids):
    table = np.asarray(_as_table(table), dtype=np.float64)
    ids = _as_ids(ids, len(table))
    return table[int(ids)] if ids.ndim == 0 else table[ids]

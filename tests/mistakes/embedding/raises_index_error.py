"""An id beyond the table ends in NumPy's IndexError; the contract asks for a ValueError that names `ids`."""

import numpy as np


def lookup(table, ids):
    table = _as_table(table)
    ids = np.asarray(ids, dtype=np.int64)
    if ids.size and ids.min() < 0:
        raise ValueError("ids must not be negative")
    return np.take(table, ids, axis=0).astype(np.float64)

"""You fetch the last row for id -1, as NumPy does; the contract refuses negative ids, since there is no such token."""

import numpy as np


def lookup(table, ids):
    table = _as_table(table)
    ids = np.asarray(ids, dtype=np.int64)
    if ids.size and ids.max() >= len(table):
        raise ValueError(f"ids must be below {len(table)}")
    return np.take(table, ids, axis=0).astype(np.float64)

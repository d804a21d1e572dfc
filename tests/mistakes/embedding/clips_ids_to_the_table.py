"""You move an id outside the table to the nearest row; the contract refuses ids outside 0 to V-1."""

import numpy as np


def lookup(table, ids):
    table = _as_table(table)
    ids = np.asarray(ids, dtype=np.int64)
    return np.take(table, ids, axis=0, mode="clip").astype(np.float64)

"""You give a vector of zeros for an id outside the table; the contract refuses such ids."""

import numpy as np


def lookup_by_one_hot(table, ids):
    table = _as_table(table)
    columns = np.asarray(ids, dtype=np.int64)
    if columns.ndim != 1:
        raise ValueError("ids must have one dimension")
    return (columns[:, np.newaxis] == np.arange(len(table))).astype(np.float64) @ table

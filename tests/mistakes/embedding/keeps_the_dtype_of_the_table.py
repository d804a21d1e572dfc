"""Your vectors have the dtype of the table; the contract asks for float64 whatever the table is."""

import numpy as np


def lookup(table, ids):
    table = _as_table(table)
    ids = _as_ids(ids, len(table))
    return np.take(table, ids, axis=0)

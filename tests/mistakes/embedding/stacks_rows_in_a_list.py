"""You collect rows in a list, which fails for a single id and loses the width when there are no ids; the contract gives the shape of the ids with the width behind it."""

import numpy as np


def lookup(table, ids):
    table = _as_table(table)
    ids = _as_ids(ids, len(table))
    return np.array([table[i] for i in ids], dtype=np.float64)

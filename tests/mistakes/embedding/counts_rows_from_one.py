"""Your id 1 fetches the first row; the contract counts rows from 0."""

import numpy as np


def lookup(table, ids):
    table = _as_table(table)
    ids = _as_ids(ids, len(table))
    return table[ids - 1].astype(np.float64)

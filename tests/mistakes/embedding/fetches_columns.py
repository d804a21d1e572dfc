"""You fetch columns of the table; the contract keeps one row for each token and fetches rows."""

import numpy as np


def lookup(table, ids):
    table = _as_table(table)
    ids = _as_ids(ids, len(table))
    return np.moveaxis(table[:, ids], 0, -1).astype(np.float64)

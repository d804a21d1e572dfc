"""Your new table has the dtype of the old one, so a table of integers loses its fractions; the contract asks for float64."""

import numpy as np


def sgd_update(table, ids, upstream, learning_rate):
    dtype = np.asarray(table).dtype
    table = _as_matrix("table", table)
    upstream = _as_matrix("upstream", upstream)
    if upstream.shape[1] != table.shape[1]:
        raise ValueError("upstream must be as wide as the table")
    ids = _as_ids("ids", ids, len(upstream), len(table))
    updated = table.copy()
    np.subtract.at(updated, ids, learning_rate * upstream)
    return updated.astype(dtype)

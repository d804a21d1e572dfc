"""You take a table of one dimension for a single row; the contract refuses it and asks for (V, d)."""

import numpy as np


def sgd_update(table, ids, upstream, learning_rate):
    table = np.atleast_2d(np.asarray(table, dtype=np.float64))
    table = _as_matrix("table", table)
    upstream = _as_matrix("upstream", upstream)
    if upstream.shape[1] != table.shape[1]:
        raise ValueError("upstream must be as wide as the table")
    ids = _as_ids("ids", ids, len(upstream), len(table))
    updated = table.copy()
    np.subtract.at(updated, ids, learning_rate * upstream)
    return updated

"""Your table went through float32, which rounds every row; the contract works in float64 and keeps the bits of rows that are not in use."""

import numpy as np


def sgd_update(table, ids, upstream, learning_rate):
    table = _as_matrix("table", table)
    upstream = _as_matrix("upstream", upstream)
    if upstream.shape[1] != table.shape[1]:
        raise ValueError("upstream must be as wide as the table")
    ids = _as_ids("ids", ids, len(upstream), len(table))
    updated = table.astype(np.float32)
    np.subtract.at(updated, ids, (learning_rate * upstream).astype(np.float32))
    return updated.astype(np.float64)

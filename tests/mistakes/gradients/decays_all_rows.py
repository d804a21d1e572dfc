"""All your rows shrink a little at every step, as weight decay does; the contract moves only the rows in use."""

import numpy as np


def sgd_update(table, ids, upstream, learning_rate):
    table = _as_matrix("table", table)
    upstream = _as_matrix("upstream", upstream)
    if upstream.shape[1] != table.shape[1]:
        raise ValueError("upstream must be as wide as the table")
    ids = _as_ids("ids", ids, len(upstream), len(table))
    updated = table * (1 - 0.01 * learning_rate)
    np.subtract.at(updated, ids, learning_rate * upstream)
    return updated

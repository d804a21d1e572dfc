"""You change the table that is given; the contract returns a new one and leaves the old one as it is."""

import numpy as np


def sgd_update(table, ids, upstream, learning_rate):
    table = _as_matrix("table", table)
    upstream = _as_matrix("upstream", upstream)
    if upstream.shape[1] != table.shape[1]:
        raise ValueError("upstream must be as wide as the table")
    ids = _as_ids("ids", ids, len(upstream), len(table))
    np.subtract.at(table, ids, learning_rate * upstream)
    return table

"""Without ids you hand back the table itself, so that changing one changes the other; the contract returns a new table."""

import numpy as np


def sgd_update(table, ids, upstream, learning_rate):
    table = _as_matrix("table", table)
    upstream = _as_matrix("upstream", upstream)
    if upstream.shape[1] != table.shape[1]:
        raise ValueError("upstream must be as wide as the table")
    ids = _as_ids("ids", ids, len(upstream), len(table))
    if len(ids) == 0:
        return table
    updated = table.copy()
    np.subtract.at(updated, ids, learning_rate * upstream)
    return updated

"""You add a step to every row, 0 for those not in use; but -0.0 + 0.0 is 0.0, and the contract keeps their exact bits."""

import numpy as np


def sgd_update(table, ids, upstream, learning_rate):
    table = _as_matrix("table", table)
    upstream = _as_matrix("upstream", upstream)
    if upstream.shape[1] != table.shape[1]:
        raise ValueError("upstream must be as wide as the table")
    ids = _as_ids("ids", ids, len(upstream), len(table))
    step = np.zeros_like(table)
    np.subtract.at(step, ids, learning_rate * upstream)
    return table + step

"""You spread an `upstream` of width 1 over the whole row; the contract asks for the width of the table and refuses anything else."""

import numpy as np


def sgd_update(table, ids, upstream, learning_rate):
    table = _as_matrix("table", table)
    upstream = _as_matrix("upstream", upstream)
    ids = _as_ids("ids", ids, len(upstream), len(table))
    updated = table.copy()
    np.subtract.at(updated, ids, learning_rate * upstream)
    return updated

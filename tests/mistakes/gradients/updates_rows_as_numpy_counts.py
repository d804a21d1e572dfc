"""You leave ids to NumPy's indexing, which takes -1 for the last row and answers id V with an IndexError; the contract asks for a ValueError that names `ids`."""

import numpy as np


def sgd_update(table, ids, upstream, learning_rate):
    table = _as_matrix("table", table)
    upstream = _as_matrix("upstream", upstream)
    if upstream.shape[1] != table.shape[1]:
        raise ValueError("upstream must be as wide as the table")
    ids = np.asarray(ids, dtype=np.int64)
    if ids.shape != (len(upstream),):
        raise ValueError("ids must be one id for each row of upstream")
    updated = table.copy()
    np.subtract.at(updated, ids, learning_rate * upstream)
    return updated

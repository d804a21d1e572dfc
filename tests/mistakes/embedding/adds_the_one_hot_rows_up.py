"""You add the one-hot rows up before you multiply, which leaves a single vector; the contract gives one vector for each position."""

import numpy as np


def lookup_by_one_hot(table, ids):
    table = _as_table(table)
    columns = _as_ids(ids, len(table))
    if columns.ndim != 1:
        raise ValueError("ids must have one dimension")
    counts = np.zeros(len(table))
    np.add.at(counts, columns, 1)
    return counts @ table

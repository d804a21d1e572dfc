"""Your lookup multiplies a one-hot vector with the whole table for every id, so its time grows with V. A lookup only has to read the rows."""

import numpy as np

COSTS = "time"


def lookup(table, ids):
    table = _as_table(table)
    ids = _as_ids(ids, len(table))
    vectors = np.zeros((*ids.shape, table.shape[1]))
    for place in np.ndindex(ids.shape):
        one_hot = np.zeros(len(table))
        one_hot[ids[place]] = 1
        vectors[place] = one_hot @ table
    return vectors

"""Your lookup builds one-hot vectors: for 10,000 ids of a vocabulary of 200,000 they take gigabytes. A lookup only has to read the rows."""

import numpy as np

COSTS = "memory"


def lookup(table, ids):
    table = _as_table(table)
    ids = _as_ids(ids, len(table))
    one_hot = np.zeros((ids.size, len(table)))
    one_hot[np.arange(ids.size), ids.ravel()] = 1
    return (one_hot @ table).reshape(*ids.shape, table.shape[1])

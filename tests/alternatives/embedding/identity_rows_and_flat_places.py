"""One-hot rows cut out of the identity matrix; the lookup by places in the flat table."""

import numpy as np


def lookup(table, ids):
    table = np.array(table, dtype=np.float64)
    if table.ndim != 2:
        raise ValueError("The table has to have two dimensions")
    ids = np.asarray(ids)
    wanted = ids.astype(object) if ids.size else ids.astype(int)
    if ids.size and (min(wanted.flat) < 0 or max(wanted.flat) >= len(table)):
        raise ValueError("An element of ids is outside the table")
    width = table.shape[1]
    places = wanted.astype(np.int64)[..., None] * width + np.arange(width)
    return table.reshape(-1)[places]


def lookup_by_one_hot(table, ids):
    table = np.asarray(table, dtype=np.float64)
    if table.ndim != 2:
        raise ValueError("The table has to have two dimensions")
    ids = np.array(ids, dtype=np.int64)
    if ids.shape != (ids.size,) or any(i not in range(len(table)) for i in ids):
        raise ValueError("ids has to be a vector of rows of the table")
    return np.identity(len(table))[ids].dot(table)

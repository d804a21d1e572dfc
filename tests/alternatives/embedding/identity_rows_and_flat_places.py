"""One-hot rows cut out of the identity matrix; the lookup by places in the flat table."""

import numpy as np


def lookup(table, ids):
    width = table.shape[1]
    return table.reshape(-1)[ids[..., None] * width + np.arange(width)]


def lookup_by_one_hot(table, ids):
    return np.identity(len(table))[ids].dot(table)

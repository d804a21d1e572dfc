"""You collect the products in a list, which for no ids gives an array without a width; the contract keeps the width: shape (0, d)."""

import numpy as np


def lookup_by_one_hot(table, ids):
    table = _as_table(table)
    columns = _as_ids(ids, len(table))
    if columns.ndim != 1:
        raise ValueError("ids must have one dimension")
    one_hot = np.eye(len(table))
    return np.array([one_hot[i] @ table for i in columns], dtype=np.float64)

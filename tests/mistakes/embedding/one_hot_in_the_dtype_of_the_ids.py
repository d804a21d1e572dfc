"""Your table is cast to the integer dtype of the ids, which cuts off fractions and lets great values wrap around; the contract asks for the exact rows as float64."""

import numpy as np


def lookup_by_one_hot(table, ids):
    table = _as_table(table)
    columns = _as_ids(ids, len(table))
    if columns.ndim != 1:
        raise ValueError("ids must have one dimension")
    dtype = np.asarray(ids).dtype
    one_hot = np.eye(len(table), dtype=dtype)[columns]
    return (one_hot @ table.astype(dtype)).astype(np.float64)

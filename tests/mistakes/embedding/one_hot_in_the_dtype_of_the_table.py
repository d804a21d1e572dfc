"""You multiply in the dtype of the table, so a float32 or integer table gives float32 or integer vectors; the contract asks for float64."""

import numpy as np


def lookup_by_one_hot(table, ids):
    table = _as_table(table)
    columns = _as_ids(ids, len(table))
    if columns.ndim != 1:
        raise ValueError("ids must have one dimension")
    one_hot = np.eye(len(table), dtype=table.dtype)[columns]
    return one_hot @ table

"""You accept a table of one dimension and give numbers instead of vectors; the contract refuses it and names `table`."""

import numpy as np


def lookup_by_one_hot(table, ids):
    table = np.asarray(table)
    columns = _as_ids(ids, len(table))
    if columns.ndim != 1:
        raise ValueError("ids must have one dimension")
    return np.eye(len(table))[columns] @ table

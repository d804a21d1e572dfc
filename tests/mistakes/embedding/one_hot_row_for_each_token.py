"""You give V vectors, with the rows of ids that do not occur set to 0; the contract gives L vectors, one for each position."""

import numpy as np


def lookup_by_one_hot(table, ids):
    table = _as_table(table)
    columns = _as_ids(ids, len(table))
    if columns.ndim != 1:
        raise ValueError("ids must have one dimension")
    present = np.zeros(len(table))
    present[columns] = 1
    return np.diag(present) @ table

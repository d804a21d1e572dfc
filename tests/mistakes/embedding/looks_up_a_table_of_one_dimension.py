"""You accept a table of one dimension and give numbers instead of vectors; the contract refuses it and names `table`."""

import numpy as np


def lookup(table, ids):
    table = np.asarray(table)
    return np.take(table, _as_ids(ids, len(table)), axis=0).astype(np.float64)

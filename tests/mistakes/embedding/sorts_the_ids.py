"""You fetch each row once, in the order of the table; the contract gives one vector for each position, in the order of the ids."""

import numpy as np


def lookup(table, ids):
    table = _as_table(table)
    ids = _as_ids(ids, len(table))
    return table[np.unique(ids)].astype(np.float64)

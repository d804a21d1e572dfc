"""You give one long list of vectors whatever the shape of the ids is; the contract keeps that shape and puts the width behind it."""

import numpy as np


def lookup(table, ids):
    table = _as_table(table)
    ids = _as_ids(ids, len(table))
    return table[ids.ravel()].astype(np.float64)

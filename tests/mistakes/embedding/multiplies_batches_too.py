"""You accept ids of two dimensions; here the contract asks for a flat list of ids and refuses anything else."""

import numpy as np


def lookup_by_one_hot(table, ids):
    table = _as_table(table)
    return np.eye(len(table))[_as_ids(ids, len(table))] @ table

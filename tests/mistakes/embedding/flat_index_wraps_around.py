"""You compute the place of a value as id * d in the dtype of the ids, where 200 * 6 does not fit into a uint8; the contract allows unsigned ids."""

import numpy as np


def lookup(table, ids):
    table = _as_table(table)
    _as_ids(ids, len(table))
    ids = np.asarray(ids) if np.size(ids) else np.zeros(np.shape(ids), dtype=np.int64)
    width = ids.dtype.type(table.shape[1])
    places = (ids * width)[..., np.newaxis] + np.arange(table.shape[1])
    return table.ravel()[places].astype(np.float64)

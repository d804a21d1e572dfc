"""You accept numbers that are nearly 1 or nearly 0; the rows must be exactly one-hot."""

import numpy as np


def one_hot_to_ids(vectors):
    rows = np.asarray(vectors)
    if rows.ndim != 2:
        raise ValueError("vectors has not two dimensions")
    rows = np.round(rows.astype(np.float64), 6)
    if not (np.isin(rows, [0, 1]).all() and ((rows == 1).sum(axis=1) == 1).all()):
        raise ValueError("vectors has a row that is not one-hot")
    return rows.argmax(axis=1).astype(np.int64)

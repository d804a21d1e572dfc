"""Your function raises an error when there are no rows; the answer is then an empty int64 array."""

import numpy as np


def one_hot_to_ids(vectors):
    rows = np.asarray(vectors)
    if rows.size == 0:
        raise ValueError("vectors is empty")
    if rows.ndim != 2:
        raise ValueError("vectors has not two dimensions")
    if not (np.isin(rows, [0, 1]).all() and ((rows == 1).sum(axis=1) == 1).all()):
        raise ValueError("vectors has a row that is not one-hot")
    return rows.argmax(axis=1).astype(np.int64)

"""You look at the size of the numbers without their sign; a -1 is not a 1."""

import numpy as np


def one_hot_to_ids(vectors):
    rows = np.asarray(vectors)
    rows = np.abs(rows)
    if rows.ndim != 2:
        raise ValueError("vectors has not two dimensions")
    if not (np.isin(rows, [0, 1]).all() and ((rows == 1).sum(axis=1) == 1).all()):
        raise ValueError("vectors has a row that is not one-hot")
    return rows.argmax(axis=1).astype(np.int64)

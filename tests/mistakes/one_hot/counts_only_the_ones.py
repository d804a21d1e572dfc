"""You accept a row with one 1 and do not look at its other numbers; all of them must be 0."""

import numpy as np


def one_hot_to_ids(vectors):
    rows = np.asarray(vectors)
    if rows.ndim != 2:
        raise ValueError("vectors has not two dimensions")
    if ((rows == 1).sum(axis=1) != 1).any():
        raise ValueError("vectors has a row that is not one-hot")
    return rows.argmax(axis=1).astype(np.int64)

"""You accept any row whose greatest number is 1; all its other numbers must be 0."""

import numpy as np


def one_hot_to_ids(vectors):
    rows = np.asarray(vectors)
    if rows.ndim != 2:
        raise ValueError("vectors has not two dimensions")
    if len(rows) and (rows.max(axis=1) != 1).any():
        raise ValueError("vectors has a row that is not one-hot")
    return rows.argmax(axis=1).astype(np.int64)

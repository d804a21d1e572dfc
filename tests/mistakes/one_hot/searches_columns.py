"""You looked for the 1 of each column; each row has a 1, and its column is the id."""

import numpy as np


def one_hot_to_ids(vectors):
    rows = np.asarray(vectors)
    if rows.ndim != 2:
        raise ValueError("vectors has not two dimensions")
    if not (np.isin(rows, [0, 1]).all() and ((rows == 1).sum(axis=1) == 1).all()):
        raise ValueError("vectors has a row that is not one-hot")
    if len(rows) == 0:
        return np.zeros(0, dtype=np.int64)
    return rows.argmax(axis=0).astype(np.int64)

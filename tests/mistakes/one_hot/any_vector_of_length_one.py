"""You accept any row of length 1, such as 0.6 and 0.8 or a single -1; one-hot means a single 1 and zeros."""

import numpy as np


def one_hot_to_ids(vectors):
    rows = np.asarray(vectors)
    if rows.ndim != 2:
        raise ValueError("vectors has not two dimensions")
    if not np.allclose((rows.astype(np.float64) ** 2).sum(axis=1), 1):
        raise ValueError("vectors has a row that is not one-hot")
    return np.abs(rows.astype(np.float64)).argmax(axis=1).astype(np.int64)

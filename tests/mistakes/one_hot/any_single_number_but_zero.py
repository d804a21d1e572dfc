"""You accept a row with a single number that is not 0; that number must be 1."""

import numpy as np


def one_hot_to_ids(vectors):
    rows = np.asarray(vectors)
    if rows.ndim != 2:
        raise ValueError("vectors has not two dimensions")
    if (np.count_nonzero(rows, axis=1) != 1).any():
        raise ValueError("vectors has a row that is not one-hot")
    return (rows != 0).argmax(axis=1).astype(np.int64)

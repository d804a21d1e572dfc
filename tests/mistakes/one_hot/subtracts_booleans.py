"""Your check counts with minus signs, which NumPy refuses for bool rows; rows arrive in any real dtype or bool."""

import numpy as np


def one_hot_to_ids(vectors):
    rows = np.asarray(vectors)
    if rows.ndim != 2:
        raise ValueError("vectors has not two dimensions")
    if (rows * (-rows + 1)).any() or ((-rows + 1).sum(axis=1) != rows.shape[1] - 1).any():
        raise ValueError("vectors has a row that is not one-hot")
    return rows.argmax(axis=1).astype(np.int64)

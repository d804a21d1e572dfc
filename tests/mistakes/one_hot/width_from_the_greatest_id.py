"""Your rows are as wide as the greatest id needs; they have vocab_size columns, whichever ids occur."""

import numpy as np


def one_hot(ids, vocab_size):
    if vocab_size < 1:
        raise ValueError("vocab_size is below 1")
    ids = np.asarray(ids).astype(np.int64)
    if ids.ndim != 1:
        raise ValueError("ids has not one dimension")
    if ((ids < 0) | (ids >= vocab_size)).any():
        raise ValueError("ids holds an id outside the vocabulary")
    return np.eye(max(ids, default=vocab_size - 1) + 1)[ids]

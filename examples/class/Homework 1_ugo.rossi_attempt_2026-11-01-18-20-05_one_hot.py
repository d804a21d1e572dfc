"""Ugo, first attempt."""

import numpy as np


def one_hot(ids, vocab_size):
    if vocab_size < 1:
        raise ValueError("vocab_size is less than 1")
    ids = np.asarray(ids)
    if ids.ndim != 1:
        raise ValueError("ids is not flat")
    ids = ids.astype(np.int64)
    if np.any(ids < 0) or np.any(ids >= vocab_size):
        raise ValueError("ids: one of them is outside the vocabulary")
    rows = np.zeros((len(ids), vocab_size))
    rows[np.arange(len(ids)), ids] = 1
    return rows

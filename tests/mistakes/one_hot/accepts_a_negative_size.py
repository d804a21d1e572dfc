"""You refuse a vocab_size of 0 but not a negative one; both must raise a ValueError that names vocab_size."""

import numpy as np


def one_hot(ids, vocab_size):
    if vocab_size == 0:
        raise ValueError("vocab_size is 0")
    ids = np.asarray(ids).astype(np.int64)
    if ids.ndim != 1:
        raise ValueError("ids has not one dimension")
    if ((ids < 0) | (ids >= vocab_size)).any():
        raise ValueError("ids holds an id outside the vocabulary")
    vectors = np.zeros((len(ids), max(vocab_size, 0)))
    vectors[np.arange(len(ids)), ids] = 1.0
    return vectors

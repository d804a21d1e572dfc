"""You read the ids as signed bytes, where 128 becomes -128; ids arrive in any integer dtype and keep their values."""

import numpy as np


def one_hot(ids, vocab_size):
    if vocab_size < 1:
        raise ValueError("vocab_size is below 1")
    ids = np.asarray(ids)
    if ids.dtype == np.uint8:
        ids = ids.astype(np.int8)
    ids = ids.astype(np.int64)
    if ids.ndim != 1:
        raise ValueError("ids has not one dimension")
    if ((ids < 0) | (ids >= vocab_size)).any():
        raise ValueError("ids holds an id outside the vocabulary")
    vectors = np.zeros((len(ids), vocab_size))
    vectors[np.arange(len(ids)), ids] = 1.0
    return vectors

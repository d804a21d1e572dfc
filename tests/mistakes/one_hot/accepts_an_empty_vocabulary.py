"""You accept a vocabulary without tokens as long as there are no ids; a vocab_size of 0 must raise a ValueError."""

import numpy as np


def one_hot(ids, vocab_size):
    if vocab_size < 0:
        raise ValueError("vocab_size is negative")
    ids = np.asarray(ids).astype(np.int64)
    if ids.ndim != 1:
        raise ValueError("ids has not one dimension")
    if ((ids < 0) | (ids >= vocab_size)).any():
        raise ValueError("ids holds an id outside the vocabulary")
    vectors = np.zeros((len(ids), vocab_size))
    vectors[np.arange(len(ids)), ids] = 1.0
    return vectors

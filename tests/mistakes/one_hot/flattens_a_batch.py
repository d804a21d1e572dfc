"""You flattened a nested list of ids; ids has one dimension, anything else is a ValueError that names ids."""

import numpy as np


def one_hot(ids, vocab_size):
    if vocab_size < 1:
        raise ValueError("vocab_size is below 1")
    ids = np.asarray(ids).astype(np.int64)
    if ((ids < 0) | (ids >= vocab_size)).any():
        raise ValueError("ids holds an id outside the vocabulary")
    ids = ids.ravel()
    vectors = np.zeros((len(ids), vocab_size))
    vectors[np.arange(len(ids)), ids] = 1.0
    return vectors

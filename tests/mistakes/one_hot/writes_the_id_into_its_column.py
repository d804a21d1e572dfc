"""You wrote the id itself into its column; the contract asks for a 1, so that id 0 is not a row of zeros."""

import numpy as np


def one_hot(ids, vocab_size):
    if vocab_size < 1:
        raise ValueError("vocab_size is below 1")
    ids = np.asarray(ids).astype(np.int64)
    if ids.ndim != 1:
        raise ValueError("ids has not one dimension")
    if ((ids < 0) | (ids >= vocab_size)).any():
        raise ValueError("ids holds an id outside the vocabulary")
    vectors = np.zeros((len(ids), vocab_size))
    vectors[np.arange(len(ids)), ids] = ids
    return vectors

"""Your rows are those of the different ids, sorted; each id of the sequence has its row, also when it comes again."""

import numpy as np


def one_hot(ids, vocab_size):
    if vocab_size < 1:
        raise ValueError("vocab_size is below 1")
    ids = np.asarray(ids).astype(np.int64)
    if ids.ndim != 1:
        raise ValueError("ids has not one dimension")
    if ((ids < 0) | (ids >= vocab_size)).any():
        raise ValueError("ids holds an id outside the vocabulary")
    ids = np.unique(ids)
    vectors = np.zeros((len(ids), vocab_size))
    vectors[np.arange(len(ids)), ids] = 1.0
    return vectors

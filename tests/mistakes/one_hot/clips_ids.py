"""You moved an id outside the vocabulary to the nearest one inside; it must raise a ValueError that names ids."""

import numpy as np


def one_hot(ids, vocab_size):
    if vocab_size < 1:
        raise ValueError("vocab_size is below 1")
    ids = np.asarray(ids).astype(np.int64)
    if ids.ndim != 1:
        raise ValueError("ids has not one dimension")
    ids = np.clip(ids, 0, vocab_size - 1)
    vectors = np.zeros((len(ids), vocab_size))
    vectors[np.arange(len(ids)), ids] = 1.0
    return vectors

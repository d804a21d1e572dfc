"""You computed positions in the narrow dtype of the ids, where 255 is followed by 0; turn ids into int64 first."""

import numpy as np


def one_hot(ids, vocab_size):
    if vocab_size < 1:
        raise ValueError("vocab_size is below 1")
    ids = np.asarray(ids)
    if ids.ndim != 1:
        raise ValueError("ids has not one dimension")
    if ((ids < 0) | (ids >= vocab_size)).any():
        raise ValueError("ids holds an id outside the vocabulary")
    if ids.dtype.kind not in "iu":
        ids = ids.astype(np.int64)
    vectors = np.zeros(len(ids) * vocab_size)
    vectors[ids + np.arange(len(ids)).astype(ids.dtype) * np.array(vocab_size).astype(ids.dtype)] = 1.0
    return vectors.reshape(len(ids), vocab_size)

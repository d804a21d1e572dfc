"""An id outside the vocabulary gave you a row of zeros; it must raise a ValueError that names ids."""

import numpy as np


def one_hot(ids, vocab_size):
    if vocab_size < 1:
        raise ValueError("vocab_size is below 1")
    ids = np.asarray(ids).astype(np.int64)
    if ids.ndim != 1:
        raise ValueError("ids has not one dimension")
    return (ids[:, None] == np.arange(vocab_size)).astype(np.float64)

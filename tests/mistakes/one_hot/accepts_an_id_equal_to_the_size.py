"""You accept the id that equals vocab_size and give it a row of zeros; ids end at vocab_size - 1."""

import numpy as np


def one_hot(ids, vocab_size):
    if vocab_size < 1:
        raise ValueError("vocab_size is below 1")
    ids = np.asarray(ids).astype(np.int64)
    if ids.ndim != 1:
        raise ValueError("ids has not one dimension")
    if (ids < 0).any():
        raise ValueError("ids holds an id outside the vocabulary")
    if (ids > vocab_size).any():
        raise ValueError("ids holds an id outside the vocabulary")
    return (ids[:, None] == np.arange(vocab_size)).astype(np.float64)

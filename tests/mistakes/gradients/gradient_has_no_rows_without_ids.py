"""Without ids you give an array without rows; the contract gives V rows of zeros."""

import numpy as np


def embedding_gradient(upstream, ids, vocab_size):
    if vocab_size < 1:
        raise ValueError("vocab_size must be at least 1")
    upstream = _as_matrix("upstream", upstream)
    ids = _as_ids("ids", ids, len(upstream), vocab_size)
    gradient = np.zeros((vocab_size, upstream.shape[1]))
    if len(ids) == 0:
        return np.zeros((0, upstream.shape[1]))
    np.add.at(gradient, ids, upstream)
    return gradient

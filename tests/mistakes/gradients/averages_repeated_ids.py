"""You average the gradients of a repeated id; they add up, since nudging the row moves the loss at every position."""

import numpy as np


def embedding_gradient(upstream, ids, vocab_size):
    if vocab_size < 1:
        raise ValueError("vocab_size must be at least 1")
    upstream = _as_matrix("upstream", upstream)
    ids = _as_ids("ids", ids, len(upstream), vocab_size)
    gradient = np.zeros((vocab_size, upstream.shape[1]))
    np.add.at(gradient, ids, upstream)
    counts = np.bincount(ids, minlength=vocab_size)
    return gradient / np.maximum(counts, 1)[:, np.newaxis]

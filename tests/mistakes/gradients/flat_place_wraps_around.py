"""You compute the place of a number as id * d in the dtype of the ids, where 200 * 4 does not fit into a uint8; the contract allows unsigned ids."""

import numpy as np


def embedding_gradient(upstream, ids, vocab_size):
    dtype = np.asarray(ids).dtype if np.size(ids) else np.dtype(np.int64)
    if vocab_size < 1:
        raise ValueError("vocab_size must be at least 1")
    upstream = _as_matrix("upstream", upstream)
    ids = _as_ids("ids", ids, len(upstream), vocab_size)
    gradient = np.zeros((vocab_size, upstream.shape[1]))
    width = upstream.shape[1]
    places = (ids.astype(dtype) * dtype.type(width))[:, np.newaxis] + np.arange(width)
    return np.bincount(places.ravel(), upstream.ravel(), vocab_size * width).reshape(vocab_size, width)

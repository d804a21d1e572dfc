"""You add up in the dtype of `upstream`, where small integers wrap around and float32 is coarse; the contract asks for float64."""

import numpy as np


def embedding_gradient(upstream, ids, vocab_size):
    embedding_dtype = np.asarray(upstream).dtype
    if vocab_size < 1:
        raise ValueError("vocab_size must be at least 1")
    upstream = _as_matrix("upstream", upstream)
    ids = _as_ids("ids", ids, len(upstream), vocab_size)
    gradient = np.zeros((vocab_size, upstream.shape[1]), dtype=embedding_dtype)
    np.add.at(gradient, ids, upstream.astype(embedding_dtype))
    return gradient

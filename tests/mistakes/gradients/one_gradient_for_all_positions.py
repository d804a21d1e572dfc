"""You use a single row of `upstream` for all ids; the contract asks for as many rows as ids and refuses anything else."""

import numpy as np


def embedding_gradient(upstream, ids, vocab_size):
    if vocab_size < 1:
        raise ValueError("vocab_size must be at least 1")
    upstream = _as_matrix("upstream", upstream)
    ids = _as_ids("ids", ids, None, vocab_size)
    gradient = np.zeros((vocab_size, upstream.shape[1]))
    np.add.at(gradient, ids, upstream)
    return gradient

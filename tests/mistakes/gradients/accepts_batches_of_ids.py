"""You accept ids of two dimensions and spread `upstream` over them; here the contract asks for a flat list of ids and refuses anything else."""

import numpy as np


def embedding_gradient(upstream, ids, vocab_size):
    if vocab_size < 1:
        raise ValueError("vocab_size must be at least 1")
    upstream = _as_matrix("upstream", upstream)
    ids = np.asarray(ids, dtype=np.int64)
    if len(ids) != len(upstream):
        raise ValueError("ids must be as many as the rows of upstream")
    if np.any(ids < 0) or np.any(ids >= vocab_size):
        raise ValueError("ids must be rows of the matrix")
    gradient = np.zeros((vocab_size, upstream.shape[1]))
    np.add.at(gradient, ids, upstream)
    return gradient

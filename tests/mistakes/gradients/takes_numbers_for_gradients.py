"""You take `upstream` of one dimension for vectors of width 1; the contract refuses it and asks for (L, d)."""

import numpy as np


def embedding_gradient(upstream, ids, vocab_size):
    upstream = np.asarray(upstream, dtype=np.float64)
    if upstream.ndim == 1:
        upstream = upstream[:, np.newaxis]
    if vocab_size < 1:
        raise ValueError("vocab_size must be at least 1")
    upstream = _as_matrix("upstream", upstream)
    ids = _as_ids("ids", ids, len(upstream), vocab_size)
    gradient = np.zeros((vocab_size, upstream.shape[1]))
    np.add.at(gradient, ids, upstream)
    return gradient

"""You give a gradient without rows for a vocab_size of 0; the contract refuses it and names `vocab_size`."""

import numpy as np


def embedding_gradient(upstream, ids, vocab_size):
    upstream = _as_matrix("upstream", upstream)
    ids = _as_ids("ids", ids, len(upstream), vocab_size)
    gradient = np.zeros((vocab_size, upstream.shape[1]))
    np.add.at(gradient, ids, upstream)
    return gradient

"""You add the gradient of id -1 to the last row, as NumPy counts; the contract refuses negative ids."""

import numpy as np


def embedding_gradient(upstream, ids, vocab_size):
    if vocab_size < 1:
        raise ValueError("vocab_size must be at least 1")
    upstream = _as_matrix("upstream", upstream)
    ids = np.asarray(ids, dtype=np.int64)
    if ids.shape != (len(upstream),) or np.any(ids >= vocab_size):
        raise ValueError("ids must be one id for each row of upstream")
    gradient = np.zeros((vocab_size, upstream.shape[1]))
    np.add.at(gradient, ids, upstream)
    return gradient

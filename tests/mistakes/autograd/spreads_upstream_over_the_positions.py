"""You spread a gradient of one row or one column over all of them; the contract refuses an `upstream` that is not of
shape (L, d) and names it.
"""

import torch
from torch.nn import functional


def embedding_gradient(table, ids, upstream):
    weights = _as_parameter("table", table)
    ids = _as_ids(ids, len(weights))
    if upstream.ndim != 2:
        raise ValueError("upstream must have two dimensions")
    functional.embedding(ids, weights).backward(upstream.detach().expand(len(ids), weights.shape[1]))
    return weights.grad

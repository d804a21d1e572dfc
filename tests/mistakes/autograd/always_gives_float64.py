"""Your gradient is float64 whatever the table is; the contract keeps the dtype of the table."""

import torch
from torch.nn import functional


def embedding_gradient(table, ids, upstream):
    weights = _as_parameter("table", table)
    ids = _as_ids(ids, len(weights))
    if upstream.shape != (len(ids), weights.shape[1]):
        raise ValueError("upstream must have one row for each id")
    upstream = upstream.detach()
    functional.embedding(ids, weights).backward(upstream)
    return weights.grad.double()

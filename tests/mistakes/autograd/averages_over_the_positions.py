"""You divide by the number of positions; `upstream` already is the gradient of the loss, and is only added up."""

import torch
from torch.nn import functional


def embedding_gradient(table, ids, upstream):
    weights = _as_parameter("table", table)
    ids = _as_ids(ids, len(weights))
    if upstream.shape != (len(ids), weights.shape[1]):
        raise ValueError("upstream must have one row for each id")
    upstream = upstream.detach()
    (functional.embedding(ids, weights) * upstream).sum().backward()
    return weights.grad / max(len(ids), 1)

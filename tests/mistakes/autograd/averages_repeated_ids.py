"""You average the gradients of a repeated id (as `scale_grad_by_freq` does); they add up."""

import torch
from torch.nn import functional


def embedding_gradient(table, ids, upstream):
    weights = _as_parameter("table", table)
    ids = _as_ids(ids, len(weights))
    if upstream.shape != (len(ids), weights.shape[1]):
        raise ValueError("upstream must have one row for each id")
    upstream = upstream.detach()
    weights = weights.detach().requires_grad_()
    functional.embedding(ids, weights, scale_grad_by_freq=True).backward(upstream)
    return weights.grad

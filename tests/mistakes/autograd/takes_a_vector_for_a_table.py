"""You take a table of one dimension for a matrix of one column; the contract refuses it and names `table`."""

import torch
from torch.nn import functional


def embedding_gradient(table, ids, upstream):
    weights = table.detach().clone().reshape(len(table), -1).requires_grad_()
    ids = _as_ids(ids, len(weights))
    if upstream.shape != (len(ids), weights.shape[1]):
        raise ValueError("upstream must have one row for each id")
    functional.embedding(ids, weights).backward(upstream.detach())
    return weights.grad

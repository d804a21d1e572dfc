"""At a repeated id you keep the gradient of one position; they add up, since one row was used at all of them."""

import torch
from torch.nn import functional


def embedding_gradient(table, ids, upstream):
    weights = _as_parameter("table", table)
    ids = _as_ids(ids, len(weights))
    if upstream.shape != (len(ids), weights.shape[1]):
        raise ValueError("upstream must have one row for each id")
    upstream = upstream.detach()
    gradient = torch.zeros_like(weights.detach())
    for token, row in zip(ids.tolist(), upstream):
        gradient[token] = row
    return gradient

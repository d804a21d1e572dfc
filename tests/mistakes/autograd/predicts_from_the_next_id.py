"""You predict each id from the one after it; the contract predicts the next one."""

import torch
from torch.nn import functional


def touched_rows(table, ids, tied_output):
    weights = _as_parameter("table", table)
    ids = _as_text(ids, len(weights))
    vocab_size, width = weights.shape
    output = weights.T if tied_output else torch.eye(width, vocab_size, dtype=weights.dtype)
    loss = functional.cross_entropy(weights[ids[1:]] @ output, ids[:-1])
    (gradient,) = torch.autograd.grad(loss, weights)
    return gradient.any(dim=1).nonzero().flatten().tolist()

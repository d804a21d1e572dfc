"""You ignore gradients that are nearly 0; the contract asks for those that are not exactly 0."""

import torch
from torch.nn import functional


def touched_rows(table, ids, tied_output):
    weights = _as_parameter("table", table)
    ids = _as_text(ids, len(weights))
    vocab_size, width = weights.shape
    output = weights.T if tied_output else torch.eye(width, vocab_size, dtype=weights.dtype)
    (gradient,) = torch.autograd.grad(_next_token_loss(weights, output, ids), weights)
    return (gradient.abs() > 1e-9).any(dim=1).nonzero().flatten().tolist()

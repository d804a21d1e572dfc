"""You tie the output whatever `tied_output` says; without it the output is `torch.eye(d, V)`, which is no parameter."""

import torch
from torch.nn import functional


def touched_rows(table, ids, tied_output):
    weights = _as_parameter("table", table)
    ids = _as_text(ids, len(weights))
    vocab_size, width = weights.shape
    output = weights.T
    (gradient,) = torch.autograd.grad(_next_token_loss(weights, output, ids), weights)
    return gradient.any(dim=1).nonzero().flatten().tolist()

"""With tied output you see the rows that were looked up alone; the table is in use at both ends, and its gradient is
that of both uses: do not detach its transpose.
"""

import torch
from torch.nn import functional


def touched_rows(table, ids, tied_output):
    weights = _as_parameter("table", table)
    ids = _as_text(ids, len(weights))
    vocab_size, width = weights.shape
    output = weights.detach().T if tied_output else torch.eye(width, vocab_size, dtype=weights.dtype)
    (gradient,) = torch.autograd.grad(_next_token_loss(weights, output, ids), weights)
    return gradient.any(dim=1).nonzero().flatten().tolist()

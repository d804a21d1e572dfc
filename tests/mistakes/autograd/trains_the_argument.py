"""You make the table itself require a gradient and leave one in its `grad`; the contract leaves the arguments as they
are: work on a detached copy.
"""

import torch
from torch.nn import functional


def touched_rows(table, ids, tied_output):
    weights = _as_parameter("table", table)
    ids = _as_text(ids, len(weights))
    vocab_size, width = weights.shape
    output = weights.T if tied_output else torch.eye(width, vocab_size, dtype=weights.dtype)
    table.requires_grad_()
    output = table.T if tied_output else output
    gradient = torch.autograd.grad(_next_token_loss(table, output, ids), table)[0]
    return gradient.any(dim=1).nonzero().flatten().tolist()

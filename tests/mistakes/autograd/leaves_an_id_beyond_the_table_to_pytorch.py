"""You leave an id beyond the table to PyTorch, which raises an IndexError; the contract asks for a ValueError that
names `ids`.
"""

import torch
from torch.nn import functional


def touched_rows(table, ids, tied_output):
    weights = _as_parameter("table", table)
    if ids.ndim != 1 or len(ids) < 2 or (ids < 0).any():
        raise ValueError("ids")
    ids = ids.long()
    vocab_size, width = weights.shape
    output = weights.T if tied_output else torch.eye(width, vocab_size, dtype=weights.dtype)
    (gradient,) = torch.autograd.grad(_next_token_loss(weights, output, ids), weights)
    return gradient.any(dim=1).nonzero().flatten().tolist()

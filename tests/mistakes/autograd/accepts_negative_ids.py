"""You accept negative ids, which count from the end; the contract refuses them and names `ids`."""

import torch
from torch.nn import functional


def touched_rows(table, ids, tied_output):
    weights = _as_parameter("table", table)
    if ids.ndim != 1 or len(ids) < 2 or (ids >= len(weights)).any():
        raise ValueError("ids")
    vocab_size, width = weights.shape
    output = weights.T if tied_output else torch.eye(width, vocab_size, dtype=weights.dtype)
    text = ids.long() % vocab_size
    (gradient,) = torch.autograd.grad(_next_token_loss(weights, output, text), weights)
    return gradient.any(dim=1).nonzero().flatten().tolist()

"""You list the touched ids in the order of the text, as often as they occur; the contract lists each once, ascending."""

import torch
from torch.nn import functional


def touched_rows(table, ids, tied_output):
    weights = _as_parameter("table", table)
    ids = _as_text(ids, len(weights))
    vocab_size, width = weights.shape
    output = weights.T if tied_output else torch.eye(width, vocab_size, dtype=weights.dtype)
    (gradient,) = torch.autograd.grad(_next_token_loss(weights, output, ids), weights)
    touched = set(gradient.any(dim=1).nonzero().flatten().tolist())
    order = [token for token in ids[:-1].tolist() if token in touched]
    return order + sorted(touched - set(order))

"""Your fixed matrix is float32 whatever the table is, and the product of two dtypes fails; give it the dtype of the
table.
"""

import torch
from torch.nn import functional


def touched_rows(table, ids, tied_output):
    weights = _as_parameter("table", table)
    ids = _as_text(ids, len(weights))
    vocab_size, width = weights.shape
    output = weights.T if tied_output else torch.eye(width, vocab_size, dtype=torch.float64)
    (gradient,) = torch.autograd.grad(_next_token_loss(weights, output, ids), weights)
    return gradient.any(dim=1).nonzero().flatten().tolist()

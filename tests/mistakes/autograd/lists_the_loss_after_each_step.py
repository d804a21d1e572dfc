"""You list the loss after each step; the contract lists the loss before it."""

import torch
from torch.nn import functional


def train_next_token(table, output, ids, steps, learning_rate):
    if steps < 0:
        raise ValueError("steps must not be negative")
    weights = _as_parameter("table", table)
    head = _as_parameter("output", output)
    if head.shape != weights.T.shape:
        raise ValueError("output must be as wide as the table is long")
    ids = _as_text(ids, len(weights))
    optimizer = torch.optim.SGD([weights, head], lr=learning_rate)
    losses = []
    for _ in range(steps):
        optimizer.zero_grad()
        functional.cross_entropy(weights[ids[:-1]] @ head, ids[1:]).backward()
        optimizer.step()
        losses.append(functional.cross_entropy(weights[ids[:-1]] @ head, ids[1:]).item())
    return weights.detach(), losses

"""You predict the first id from the last one as well, as if the text went round in a circle."""

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
        loss = functional.cross_entropy(weights[ids] @ head, ids.roll(-1))
        losses.append(loss.item())
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return weights.detach(), losses

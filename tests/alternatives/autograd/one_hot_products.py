"""Lookups as products with one-hot rows, losses from log_softmax, gradients from a functional transform."""

import torch
from torch.nn import functional


def _one_hot(ids, table):
    if table.ndim != 2:
        raise ValueError("table: two dimensions are needed")
    if ids.ndim != 1:
        raise ValueError("ids: one dimension is needed")
    ids = ids.to(torch.long)
    if not all(0 <= int(token) < len(table) for token in ids):
        raise ValueError("ids: out of range")
    return functional.one_hot(ids, len(table)).to(table.dtype)


def embedding_gradient(table, ids, upstream):
    rows = _one_hot(ids, table)
    if upstream.shape != (rows.shape[0], table.shape[1]):
        raise ValueError("upstream: wrong shape")
    weights = table.detach().clone().requires_grad_(True)
    torch.sum((rows @ weights) * upstream.detach()).backward()
    return weights.grad.detach().clone()


def _loss(weights, output, rows):
    log_shares = torch.log_softmax(rows[:-1] @ weights @ output, dim=-1)
    return -(torch.gather(log_shares, 1, rows[1:].argmax(dim=1, keepdim=True))).mean()


def touched_rows(table, ids, tied_output):
    rows = _one_hot(ids, table)
    if len(rows) < 2:
        raise ValueError("ids: too few")
    eye = torch.eye(table.shape[1], table.shape[0], dtype=table.dtype)

    def loss(weights):
        return _loss(weights, weights.transpose(0, 1) if tied_output else eye, rows)

    gradient = torch.func.grad(loss)(table.detach())
    return sorted({int(row) for row, _ in torch.nonzero(gradient)})


def train_next_token(table, output, ids, steps, learning_rate):
    if steps < 0:
        raise ValueError("steps: negative")
    rows = _one_hot(ids, table)
    if len(rows) < 2:
        raise ValueError("ids: too few")
    if output.ndim != 2 or output.shape[::-1] != table.shape:
        raise ValueError("output: wrong shape")
    table, output = (matrix.detach().clone().requires_grad_(True) for matrix in (table, output))
    optimizer = torch.optim.SGD((table, output), learning_rate)
    losses = []

    def closure():
        optimizer.zero_grad()
        loss = _loss(table, output, rows)
        loss.backward()
        return loss

    for _ in range(steps):
        losses.append(optimizer.step(closure).item())
    return table.detach(), losses

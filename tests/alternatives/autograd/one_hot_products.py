"""Lookups as products with one-hot rows, losses from log_softmax, gradients from a functional transform."""

import torch
from torch.nn import functional


def _one_hot(ids, table):
    return functional.one_hot(ids, len(table)).to(table.dtype)


def embedding_gradient(table, ids, upstream):
    weights = table.detach().clone().requires_grad_(True)
    torch.sum((_one_hot(ids, table) @ weights) * upstream.detach()).backward()
    return weights.grad.detach().clone()


def _loss(weights, output, rows):
    log_shares = torch.log_softmax(rows[:-1] @ weights @ output, dim=-1)
    return -(torch.gather(log_shares, 1, rows[1:].argmax(dim=1, keepdim=True))).mean()


def touched_rows(table, ids, tied_output):
    rows = _one_hot(ids, table)
    eye = torch.eye(table.shape[1], table.shape[0], dtype=table.dtype)

    def loss(weights):
        return _loss(weights, weights.transpose(0, 1) if tied_output else eye, rows)

    gradient = torch.func.grad(loss)(table.detach())
    return sorted({int(row) for row, _ in torch.nonzero(gradient)})


def train_next_token(table, output, ids, steps, learning_rate):
    rows = _one_hot(ids, table)
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

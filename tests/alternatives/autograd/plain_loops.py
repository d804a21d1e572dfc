"""One position at a time: the losses are added up in a loop, and autograd does the rest."""

import torch


def _matrix(values):
    copied = torch.empty_like(values, requires_grad=False).copy_(values.detach())
    copied.requires_grad = True
    return copied


def embedding_gradient(table, ids, upstream):
    weights = _matrix(table)
    total = (weights * 0).sum()
    for token, row in zip(ids.tolist(), upstream.detach()):
        total = total + weights[token].dot(row)
    total.backward()
    return weights.grad


def _mean_loss(weights, output, tokens):
    total = torch.zeros((), dtype=weights.dtype)
    for token, following in zip(tokens, tokens[1:]):
        logits = weights[token] @ output
        total = total + torch.logsumexp(logits, 0) - logits[following]
    return total / (len(tokens) - 1)


def touched_rows(table, ids, tied_output):
    weights = _matrix(table)
    if tied_output:
        output = weights.t()
    else:
        output = torch.zeros(weights.size(1), weights.size(0), dtype=weights.dtype)
        output.fill_diagonal_(1)
    _mean_loss(weights, output, ids.tolist()).backward()
    found = []
    for row in range(len(weights)):
        if not torch.equal(weights.grad[row], torch.zeros_like(weights.grad[row])):
            found.append(row)
    return found


def train_next_token(table, output, ids, steps, learning_rate):
    weights, head = _matrix(table), _matrix(output)
    optimizer = torch.optim.SGD([{"params": [weights]}, {"params": [head]}], lr=learning_rate)
    losses = []
    for _ in range(steps):
        for parameter in (weights, head):
            parameter.grad = None
        loss = _mean_loss(weights, head, ids.tolist())
        loss.backward()
        losses.append(float(loss.item()))
        optimizer.step()
    return weights.detach().clone(), losses

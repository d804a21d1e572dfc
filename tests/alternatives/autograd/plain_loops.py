"""One position at a time: the losses are added up in a loop, and autograd does the rest."""

import torch


def _matrix(name, values):
    if len(values.shape) != 2:
        raise ValueError(f"{name} is no matrix")
    copied = torch.empty_like(values, requires_grad=False).copy_(values.detach())
    copied.requires_grad = True
    return copied


def _list(ids, vocab_size, least=0):
    if len(ids.shape) != 1:
        raise ValueError("ids is no flat list")
    tokens = [int(token) for token in ids]
    if len(tokens) < least:
        raise ValueError("ids is too short")
    if tokens and not (0 <= min(tokens) and max(tokens) < vocab_size):
        raise ValueError("ids is out of range")
    return tokens


def embedding_gradient(table, ids, upstream):
    weights = _matrix("table", table)
    tokens = _list(ids, len(weights))
    if upstream.shape != (len(tokens), weights.size(1)):
        raise ValueError("upstream does not fit")
    total = (weights * 0).sum()
    for token, row in zip(tokens, upstream.detach()):
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
    weights = _matrix("table", table)
    tokens = _list(ids, len(weights), 2)
    if tied_output:
        output = weights.t()
    else:
        output = torch.zeros(weights.size(1), weights.size(0), dtype=weights.dtype)
        output.fill_diagonal_(1)
    _mean_loss(weights, output, tokens).backward()
    found = []
    for row in range(len(weights)):
        if not torch.equal(weights.grad[row], torch.zeros_like(weights.grad[row])):
            found.append(row)
    return found


def train_next_token(table, output, ids, steps, learning_rate):
    weights, head = _matrix("table", table), _matrix("output", output)
    if (head.size(0), head.size(1)) != (weights.size(1), weights.size(0)):
        raise ValueError("output does not fit the table")
    tokens = _list(ids, len(weights), 2)
    if steps < 0:
        raise ValueError("steps must not be negative")
    optimizer = torch.optim.SGD([{"params": [weights]}, {"params": [head]}], lr=learning_rate)
    losses = []
    for _ in range(steps):
        for parameter in (weights, head):
            parameter.grad = None
        loss = _mean_loss(weights, head, tokens)
        loss.backward()
        losses.append(float(loss.item()))
        optimizer.step()
    return weights.detach().clone(), losses

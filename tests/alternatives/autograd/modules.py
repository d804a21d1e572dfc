"""With torch.nn modules: an Embedding, a Linear, a CrossEntropyLoss."""

import torch
from torch import nn


def _embedding(table):
    return nn.Embedding.from_pretrained(table.detach().clone(), freeze=False)


def embedding_gradient(table, ids, upstream):
    embedding = _embedding(table)
    embedding(ids).backward(gradient=upstream.detach())
    return embedding.weight.grad


def touched_rows(table, ids, tied_output):
    embedding = _embedding(table)
    head = nn.Linear(embedding.embedding_dim, embedding.num_embeddings, bias=False)
    if tied_output:
        head.weight = embedding.weight
    else:
        columns = torch.eye(embedding.num_embeddings, embedding.embedding_dim, dtype=table.dtype)
        head.weight = nn.Parameter(columns, requires_grad=False)
    nn.CrossEntropyLoss()(head(embedding(ids[:-1])), ids[1:]).backward()
    return [i for i, row in enumerate(embedding.weight.grad.tolist()) if any(x != 0 for x in row)]


def train_next_token(table, output, ids, steps, learning_rate):
    embedding = _embedding(table)
    head = nn.Linear(embedding.embedding_dim, embedding.num_embeddings, bias=False)
    head.weight = nn.Parameter(output.detach().T.clone())
    model = nn.Sequential(embedding, head)
    optimizer = torch.optim.SGD(model.parameters(), lr=learning_rate)
    criterion = nn.CrossEntropyLoss()
    losses = []
    while len(losses) < steps:
        optimizer.zero_grad()
        loss = criterion(model(ids[:-1]), ids[1:])
        loss.backward()
        losses.append(float(loss.detach()))
        optimizer.step()
    return embedding.weight.detach(), losses

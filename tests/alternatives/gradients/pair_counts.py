"""Training on the table of pair counts; the gradient of the matrix column by column with bincount."""

import numpy as np


def embedding_gradient(upstream, ids, vocab_size):
    columns = [np.bincount(ids, weights=column, minlength=vocab_size) for column in upstream.T]
    return np.stack(columns, axis=1).astype(np.float64)


def train_next_token(ids, vocab_size, width, steps, learning_rate, rng):
    shares = np.zeros((vocab_size, vocab_size))
    for pair in zip(ids[:-1], ids[1:]):
        shares[pair] += 1 / (len(ids) - 1)
    table = rng.normal(0, 0.1, (vocab_size, width))
    output = rng.normal(0, 0.1, (width, vocab_size))
    losses = []
    while len(losses) < steps:
        logits = table @ output
        log_probabilities = logits - np.logaddexp.reduce(logits, axis=1, keepdims=True)
        losses.append(-float(np.sum(shares * log_probabilities)))
        slope = shares.sum(axis=1, keepdims=True) * np.exp(log_probabilities) - shares
        table, output = table - learning_rate * slope @ output.T, output - learning_rate * table.T @ slope
    return table, losses

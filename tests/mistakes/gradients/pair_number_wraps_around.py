"""You number the pairs as id * V + next id in the dtype of the ids, where 200 * 250 does not fit into a uint8; the contract allows unsigned ids."""

import numpy as np


def train_next_token(ids, vocab_size, width, steps, learning_rate, rng):
    for name, size in (("vocab_size", vocab_size), ("width", width)):
        if size < 1:
            raise ValueError(f"{name} must be at least 1")
    if steps < 0:
        raise ValueError("steps must be at least 0")
    _as_ids("ids", ids, None, vocab_size)
    if len(ids) < 2:
        raise ValueError("ids must hold at least two ids")
    text = np.asarray(ids)
    pairs = text[:-1] * text.dtype.type(vocab_size) + text[1:]
    counts = np.bincount(pairs, minlength=vocab_size**2).reshape(vocab_size, vocab_size) / len(pairs)
    table = rng.normal(0, 0.1, (vocab_size, width))
    output = rng.normal(0, 0.1, (width, vocab_size))
    losses = []
    for _ in range(steps):
        probabilities = softmax(table @ output)
        losses.append(float(-(counts * np.log(probabilities)).sum()))
        slope = counts.sum(axis=1, keepdims=True) * probabilities - counts
        table, output = table - learning_rate * (slope @ output.T), output - learning_rate * (table.T @ slope)
    return table, losses

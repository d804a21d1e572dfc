"""You take a step after every pair; the contract takes one step with the mean over all pairs."""

import numpy as np


def train_next_token(ids, vocab_size, width, steps, learning_rate, rng):
    for name, size in (("vocab_size", vocab_size), ("width", width)):
        if size < 1:
            raise ValueError(f"{name} must be at least 1")
    if steps < 0:
        raise ValueError("steps must be at least 0")
    ids = _as_ids("ids", ids, None, vocab_size)
    if len(ids) < 2:
        raise ValueError("ids must hold at least two ids")
    inputs, targets = ids[:-1], ids[1:]
    table = rng.normal(0, 0.1, (vocab_size, width))
    output = rng.normal(0, 0.1, (width, vocab_size))
    losses = []
    for _ in range(steps):
        losses.append(cross_entropy(table[inputs] @ output, targets))
        for token, target in zip(inputs.tolist(), targets.tolist()):
            slope = cross_entropy_gradient(table[[token]] @ output, [target])
            table_gradient, output_gradient = slope @ output.T, np.outer(table[token], slope)
            table = sgd_update(table, [token], table_gradient, learning_rate)
            output = output - learning_rate * output_gradient
    return table, losses

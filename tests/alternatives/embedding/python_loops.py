"""Every function in plain Python loops; NumPy only holds the results."""

import numpy as np


def init_embedding(vocab_size, width, rng, scale=0.02):
    table = np.empty((vocab_size, width))
    for row in range(vocab_size):
        for column in range(width):
            table[row, column] = rng.normal(0, scale)
    return table


def lookup(table, ids):
    return np.array(_fetch(table, ids.tolist()), dtype=float).reshape(*ids.shape, table.shape[1])


def _fetch(table, ids):
    return [_fetch(table, item) for item in ids] if isinstance(ids, list) else list(table[ids])


def lookup_by_one_hot(table, ids):
    vectors = np.zeros((len(ids), len(table[0])))
    for position, token_id in enumerate(ids):
        for row in range(len(table)):
            hot = 1.0 if row == token_id else 0.0
            for column in range(len(table[0])):
                vectors[position, column] += hot * table[row][column]
    return vectors


def embedding_bytes(vocab_size, width, bytes_per_value=4):
    total = 1
    for size in (vocab_size, width, bytes_per_value):
        total *= size
    return total

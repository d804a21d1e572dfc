"""Every function in plain Python, one number at a time."""

import math

import numpy as np


def _softmax_of_list(row):
    greatest = max(row)
    powers = [math.exp(x - greatest) for x in row]
    total = math.fsum(powers)
    return [power / total for power in powers]


def softmax(logits, axis=-1):
    return np.apply_along_axis(lambda row: np.array(_softmax_of_list(row.tolist())), axis, logits)


def cross_entropy(logits, targets):
    total = 0.0
    for row, target in zip(logits.tolist(), targets):
        greatest = max(row)
        total += greatest + math.log(sum(math.exp(x - greatest) for x in row)) - row[target]
    return total / len(logits)


def cross_entropy_gradient(logits, targets):
    result = []
    for row, target in zip(logits.tolist(), targets):
        result.append([(p - (i == target)) / len(logits) for i, p in enumerate(_softmax_of_list(row))])
    return np.array(result)


def embedding_gradient(upstream, ids, vocab_size):
    width = upstream.shape[1]
    gradient = [[0.0] * width for _ in range(vocab_size)]
    for token, row in zip(ids, upstream.tolist()):
        for column in range(width):
            gradient[token][column] += row[column]
    return np.array(gradient)


def sgd_update(table, ids, upstream, learning_rate):
    rows = table.tolist()
    for token, slope in zip(ids, upstream.tolist()):
        rows[token] = [x - learning_rate * g for x, g in zip(rows[token], slope)]
    return np.array(rows)


def train_next_token(ids, vocab_size, width, steps, learning_rate, rng):
    table = rng.normal(0, 0.1, (vocab_size, width)).tolist()
    output = rng.normal(0, 0.1, (width, vocab_size)).tolist()
    losses = []
    for _ in range(steps):
        loss = 0.0
        table_slopes = [[0.0] * width for _ in range(vocab_size)]
        output_slopes = [[0.0] * vocab_size for _ in range(width)]
        for token, following in zip(ids, ids[1:]):
            logits = [sum(table[token][k] * output[k][v] for k in range(width)) for v in range(vocab_size)]
            shares = _softmax_of_list(logits)
            loss -= math.log(shares[following])
            for v in range(vocab_size):
                slope = (shares[v] - (v == following)) / (len(ids) - 1)
                for k in range(width):
                    table_slopes[token][k] += slope * output[k][v]
                    output_slopes[k][v] += slope * table[token][k]
        losses.append(loss / (len(ids) - 1))
        table = [[x - learning_rate * g for x, g in zip(*pair)] for pair in zip(table, table_slopes)]
        output = [[x - learning_rate * g for x, g in zip(*pair)] for pair in zip(output, output_slopes)]
    return np.array(table), losses

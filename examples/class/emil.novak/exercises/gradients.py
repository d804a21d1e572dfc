"""How a table of random rows learns: the loss, its gradient, and the update of the rows in use."""

import math

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]


def _checked(logits, targets):
    rows = _rows(logits, "logits")
    if not rows:
        raise ValueError("logits is empty")
    targets = _flat_ids(targets, "targets", len(rows[0]))
    if len(targets) != len(rows):
        raise ValueError("targets has another length than logits")
    return rows, targets


def _softmax_of_list(row):
    greatest = max(row)
    powers = [math.exp(x - greatest) for x in row]
    total = math.fsum(powers)
    return [power / total for power in powers]


def _flat_ids(values, name, limit):
    if np.ndim(values) != 1:
        raise ValueError(f"{name} must be a flat list")
    values = [int(v) for v in values]
    for v in values:
        if not 0 <= v < limit:
            raise ValueError(f"{v} is no element that {name} may hold")
    return values


def _rows(values, name):
    values = np.asarray(values, dtype=float)
    if values.ndim != 2:
        raise ValueError(f"{name} must be a matrix")
    return values.tolist()


def softmax(logits, axis=-1):
    logits = np.array(logits, dtype=float)
    if logits.ndim == 0:
        raise ValueError("logits is a single number")
    return np.apply_along_axis(lambda row: np.array(_softmax_of_list(row.tolist())), axis, logits)


def cross_entropy(logits, targets):
    rows, targets = _checked(logits, targets)
    total = 0.0
    for row, target in zip(rows, targets):
        greatest = max(row)
        total += greatest + math.log(sum(math.exp(x - greatest) for x in row)) - row[target]
    return total / len(rows)


def cross_entropy_gradient(logits, targets):
    logits, targets = _as_examples(logits, targets)
    gradient = softmax(logits)
    gradient[np.arange(len(targets)), targets] -= 1
    return gradient


def embedding_gradient(upstream, ids, vocab_size):
    if vocab_size < 1:
        raise ValueError("vocab_size must be positive")
    width = np.shape(upstream)[-1]
    rows = _rows(upstream, "upstream")
    ids = _flat_ids(ids, "ids", vocab_size)
    if len(ids) != len(rows):
        raise ValueError("ids and upstream have different lengths")
    gradient = [[0.0] * width for _ in range(vocab_size)]
    for token, row in zip(ids, rows):
        for column in range(width):
            gradient[token][column] += row[column]
    return np.array(gradient)


def sgd_update(table, ids, upstream, learning_rate):
    rows = _rows(table, "table")
    slopes = _rows(upstream, "upstream")
    if np.shape(upstream)[1] != np.shape(table)[1]:
        raise ValueError("upstream and the matrix differ in width")
    ids = _flat_ids(ids, "ids", len(rows))
    if len(ids) != len(slopes):
        raise ValueError("ids and the gradients differ in length")
    for token, slope in zip(ids, slopes):
        rows[token] = [x - learning_rate * g for x, g in zip(rows[token], slope)]
    return np.array(rows)


def train_next_token(ids, vocab_size, width, steps, learning_rate, rng):
    if vocab_size < 1:
        raise ValueError("vocab_size must be positive")
    if width < 1:
        raise ValueError("width must be positive")
    if steps < 0:
        raise ValueError("steps must not be negative")
    ids = _flat_ids(ids, "ids", vocab_size)
    if len(ids) < 2:
        raise ValueError("ids are too few")
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


def _as_matrix(name: str, values: Array) -> Array:
    matrix = np.asarray(values, dtype=np.float64)
    if matrix.ndim != 2:
        raise ValueError(f"{name} must have two dimensions, not shape {matrix.shape}")
    return matrix


def _as_ids(name: str, values: Array | Sequence[int], length: int | None, vocab_size: int) -> Array:
    ids = np.asarray(values)
    if ids.ndim != 1:
        raise ValueError(f"{name} must be a flat list of ids, not of shape {ids.shape}")
    if length is not None and len(ids) != length:
        raise ValueError(f"{name} must hold one id for each of the {length} rows, not {len(ids)} ids")
    if ids.size == 0:  # NumPy takes an empty list for floats
        return ids.astype(np.int64)
    if not np.issubdtype(ids.dtype, np.integer):
        raise ValueError(f"{name} must be integers, not {ids.dtype}")
    # Compare before the cast: a great uint64 turns negative in int64.
    if ids.min() < 0 or ids.max() >= vocab_size:
        raise ValueError(f"{name} must lie between 0 and {vocab_size - 1}; they go from {ids.min()} to {ids.max()}")
    return ids.astype(np.int64)


def _as_examples(logits: Array, targets: Array) -> tuple[Array, Array]:
    logits = _as_matrix("logits", logits)
    if len(logits) == 0:
        raise ValueError("logits has no rows, so there is nothing to average over")
    return logits, _as_ids("targets", targets, len(logits), logits.shape[1])

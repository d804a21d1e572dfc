"""How a table of random rows learns: the loss, its gradient, and the update of the rows in use."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]


def softmax(logits: Array, axis: int = -1) -> Array:
    """Turn logits into probabilities along one axis: exp(x) over the sum of exp(x)."""
    logits = np.asarray(logits, dtype=np.float64)
    if logits.ndim == 0:
        raise ValueError("logits must have at least one dimension, not be a single number")
    powers = np.exp(logits - logits.max(axis=axis, keepdims=True))
    return powers / powers.sum(axis=axis, keepdims=True)


def cross_entropy(logits: Array, targets: Array) -> float:
    """Return the mean negative log-probability of the targets, in nats (natural logarithm)."""
    logits, targets = _as_examples(logits, targets)
    highest = logits.max(axis=1)
    log_sums = highest + np.log(np.exp(logits - highest[:, None]).sum(axis=1))
    return float(np.mean(log_sums - logits[np.arange(len(targets)), targets]))


def cross_entropy_gradient(logits: Array, targets: Array) -> Array:
    """Return the gradient of `cross_entropy` with respect to the logits."""
    logits, targets = _as_examples(logits, targets)
    gradient = softmax(logits)
    gradient[np.arange(len(targets)), targets] -= 1
    return gradient / len(targets)


def embedding_gradient(upstream, ids, vocab_size):
    if vocab_size < 1:
        raise ValueError("The vocab_size is too small")
    upstream = np.asarray(upstream, dtype=np.float64)
    if upstream.ndim != 2:
        raise ValueError("The shape of upstream is wrong")
    ids = np.asarray(ids).astype(np.int64)
    if ids.ndim != 1 or len(ids) != len(upstream) or np.any((ids < 0) | (ids >= vocab_size)):
        raise ValueError("The ids are wrong")
    columns = [np.bincount(ids, weights=column, minlength=vocab_size) for column in upstream.T]
    return np.stack(columns, axis=1).astype(np.float64)


def sgd_update(table: Array, ids: Array, upstream: Array, learning_rate: float) -> Array:
    """Return the table after one step of gradient descent: E[i] - learning_rate * (gradient of row i)."""
    table = _as_matrix("table", table)
    upstream = _as_matrix("upstream", upstream)
    if upstream.shape[1] != table.shape[1]:
        raise ValueError(f"upstream must be {table.shape[1]} wide like the table, not {upstream.shape[1]}")
    ids = _as_ids("ids", ids, len(upstream), len(table))
    updated = table.copy()
    np.subtract.at(updated, ids, learning_rate * upstream)
    return updated


def train_next_token(ids, vocab_size, width, steps, learning_rate, rng):
    if vocab_size < 1:
        raise ValueError("The vocab_size is too small")
    if width < 1:
        raise ValueError("The width is too small")
    if steps < 0:
        raise ValueError("There are no negative steps")
    ids = np.asarray(ids)
    if ids.ndim != 1 or len(ids) < 2 or not all(0 <= i < vocab_size for i in ids.tolist()):
        raise ValueError("The ids are wrong")
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

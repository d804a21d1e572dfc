"""How a table of random rows learns: the loss, its gradient, and the update of the rows in use."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]


def _log_softmax(logits, targets):
    logits = np.asarray(logits, dtype=np.float64)
    if logits.ndim != 2 or not len(logits):
        raise ValueError("logits must be (N, V) with N of at least 1")
    chosen = np.asarray(targets)
    if chosen.shape != (len(logits),) or not all(0 <= t < logits.shape[1] for t in chosen.tolist()):
        raise ValueError("targets must be (N,), each from 0 to V-1")
    return logits - np.logaddexp.reduce(logits, axis=1, keepdims=True), chosen.astype(int)


def softmax(logits, axis=-1):
    logits = np.asarray(logits, dtype=np.float64)
    if not logits.shape:
        raise ValueError("logits needs at least one axis")
    return np.exp(logits - np.logaddexp.reduce(logits, axis=axis, keepdims=True))


def cross_entropy(logits, targets):
    log_probabilities, chosen = _log_softmax(logits, targets)
    return -np.take_along_axis(log_probabilities, chosen[:, None], axis=1).mean()


def cross_entropy_gradient(logits, targets):
    log_probabilities, chosen = _log_softmax(logits, targets)
    wanted = np.zeros_like(log_probabilities)
    np.put_along_axis(wanted, chosen[:, None], 1.0, axis=1)
    return (np.exp(log_probabilities) - wanted) / chosen.size


def embedding_gradient(upstream, ids, vocab_size):
    if vocab_size <= 0:
        raise ValueError("vocab_size <= 0")
    upstream = np.asarray(upstream, dtype=np.float64)
    if upstream.ndim != 2:
        raise ValueError("upstream.ndim != 2")
    ids = np.asarray(ids)
    if ids.shape != upstream.shape[:1] or (ids.size and not 0 <= int(ids.min()) <= int(ids.max()) < vocab_size):
        raise ValueError("ids must be L rows of the matrix")
    gradient = np.zeros((vocab_size, upstream.shape[1]))
    if ids.size:
        order = np.argsort(ids, kind="stable")
        rows, starts = np.unique(ids[order], return_index=True)
        gradient[rows] = np.add.reduceat(upstream[order], starts, axis=0)
    return gradient


def sgd_update(table, ids, upstream, learning_rate):
    new = np.array(table, dtype=np.float64)
    if new.ndim != 2:
        raise ValueError("table.ndim != 2")
    slopes = np.asarray(upstream, dtype=np.float64)
    if slopes.ndim != 2 or slopes.shape[1] != new.shape[1]:
        raise ValueError("upstream must be (L, d)")
    ids = np.asarray(ids)
    if ids.shape != slopes.shape[:1]:
        raise ValueError("ids must be (L,)")
    for row in set(ids.tolist()):
        if row < 0 or row >= len(new):
            raise ValueError(f"ids: there is no row {row}")
        new[row] = new[row] - learning_rate * slopes[ids == row].sum(axis=0)
    return new


def train_next_token(
    ids: Sequence[int], vocab_size: int, width: int, steps: int, learning_rate: float, rng: np.random.Generator
) -> tuple[Array, list[float]]:
    """Train the smallest language model: from each id, predict the next one."""
    for name, size in (("vocab_size", vocab_size), ("width", width)):
        if size < 1:
            raise ValueError(f"{name} must be at least 1, not {size}")
    if steps < 0:
        raise ValueError(f"steps must be at least 0, not {steps}")
    text = _as_ids("ids", ids, None, vocab_size)
    if len(text) < 2:
        raise ValueError(f"ids must hold at least two ids, one to predict from and one to predict, not {len(text)}")
    inputs, targets = text[:-1], text[1:]
    table = rng.normal(0, 0.1, (vocab_size, width))
    output = rng.normal(0, 0.1, (width, vocab_size))
    losses = []
    for _ in range(steps):
        vectors = table[inputs]
        logits = vectors @ output
        losses.append(cross_entropy(logits, targets))
        logits_gradient = cross_entropy_gradient(logits, targets)
        vectors_gradient = logits_gradient @ output.T
        output_gradient = vectors.T @ logits_gradient
        table = sgd_update(table, inputs, vectors_gradient, learning_rate)
        output = output - learning_rate * output_gradient
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

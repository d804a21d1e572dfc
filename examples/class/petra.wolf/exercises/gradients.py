"""How a table of random rows learns: the loss, its gradient, and the update of the rows in use."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]


def _one_hot(ids, size, name):
    ids = np.asarray(ids)
    if ids.ndim != 1:
        raise ValueError(f"{name} must have one dimension")
    rows = (ids[:, None] == np.arange(size)).astype(np.float64)
    if not (rows.sum(axis=1) == 1).all():
        raise ValueError(f"{name} must lie between 0 and {size - 1}")
    return rows


def softmax(logits, axis=-1):
    if np.ndim(logits) == 0:
        raise ValueError("logits must have an axis")
    logits = np.moveaxis(np.array(logits, dtype=np.float64), axis, -1)
    powers = np.exp(logits - np.max(logits, axis=-1)[..., None])
    return np.moveaxis(np.einsum("...v,...->...v", powers, 1 / np.einsum("...v->...", powers)), -1, axis).copy()


def cross_entropy(logits, targets):
    logits = np.asarray(logits, dtype=np.float64)
    if logits.ndim != 2 or 0 in logits.shape:
        raise ValueError("logits must be a matrix with rows")
    wanted = _one_hot(targets, logits.shape[1], "targets")
    if len(wanted) != len(logits):
        raise ValueError("targets must be as many as the rows")
    below = logits - logits.max(axis=1, keepdims=True)
    picked = np.where(wanted == 1, below, 0).sum(axis=1)
    return float(np.mean(np.log(np.einsum("nv->n", np.exp(below))) - picked))


def cross_entropy_gradient(logits, targets):
    logits = np.asarray(logits, dtype=np.float64)
    if logits.ndim != 2 or 0 in logits.shape:
        raise ValueError("logits must be a matrix with rows")
    wanted = _one_hot(targets, logits.shape[1], "targets")
    if len(wanted) != len(logits):
        raise ValueError("targets must be as many as the rows")
    powers = np.exp(logits - logits.max(axis=1, keepdims=True))
    return (powers / powers.sum(axis=1, keepdims=True) - wanted) / len(wanted)


def embedding_gradient(upstream, ids, vocab_size):
    if vocab_size < 1:
        raise ValueError("vocab_size must be at least 1")
    upstream = np.asarray(upstream, dtype=np.float64)
    if upstream.ndim != 2:
        raise ValueError("upstream must be a matrix")
    used = _one_hot(ids, vocab_size, "ids")
    if len(used) != len(upstream):
        raise ValueError("ids must be as many as the rows of upstream")
    return np.einsum("lv,ld->vd", used, upstream)


def sgd_update(table, ids, upstream, learning_rate):
    table = np.asarray(table, dtype=np.float64)
    if table.ndim != 2:
        raise ValueError("table must be a matrix")
    if np.ndim(upstream) != 2 or np.shape(upstream)[1] != table.shape[1]:
        raise ValueError("upstream must be as wide as the table")
    return table - learning_rate * embedding_gradient(upstream, ids, len(table))


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

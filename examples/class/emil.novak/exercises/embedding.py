"""The embedding matrix: one row of numbers for each token id, fetched by indexing."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]


def _fetch(table, ids):
    if isinstance(ids, list):
        return [_fetch(table, item) for item in ids]
    if not 0 <= ids < len(table):
        raise ValueError(f"ids: there is no row {ids}")
    return list(table[ids])


def init_embedding(vocab_size, width, rng, scale=0.02):
    if vocab_size < 1:
        raise ValueError("vocab_size is too small")
    if width < 1:
        raise ValueError("width is too small")
    table = np.empty((vocab_size, width))
    for row in range(vocab_size):
        for column in range(width):
            table[row, column] = rng.normal(0, scale)
    return table


def lookup(table, ids):
    table = np.array(table, dtype=float)
    if table.ndim != 2:
        raise ValueError("table needs rows and columns")
    ids = np.array(ids)
    return np.array(_fetch(table, ids.tolist()), dtype=float).reshape(*ids.shape, table.shape[1])


def lookup_by_one_hot(table, ids):
    if np.ndim(table) != 2:
        raise ValueError("table needs rows and columns")
    if np.ndim(ids) != 1:
        raise ValueError("ids must be a flat list")
    vectors = np.zeros((len(ids), len(table[0])))
    for position, token_id in enumerate(ids):
        if not 0 <= token_id < len(table):
            raise ValueError(f"ids: {token_id} has no place in a one-hot vector of length {len(table)}")
        for row in range(len(table)):
            hot = 1.0 if row == token_id else 0.0
            for column in range(len(table[0])):
                vectors[position, column] += hot * float(table[row][column])
    return vectors


def embedding_bytes(vocab_size, width, bytes_per_value=4):
    total = 1
    for name, size in {"vocab_size": vocab_size, "width": width, "bytes_per_value": bytes_per_value}.items():
        if size < 1:
            raise ValueError(f"{name} is too small")
        total *= size
    return total


def _check_size(name: str, value: int) -> None:
    if value < 1:
        raise ValueError(f"{name} must be at least 1, not {value}")


def _as_table(table: Array) -> Array:
    table = np.asarray(table)
    if table.ndim != 2:
        raise ValueError(f"table must have two dimensions, (V, d), not shape {table.shape}")
    return table


def _as_ids(ids: Array | Sequence[int], vocab_size: int) -> Array:
    ids = np.asarray(ids)
    if ids.size == 0:  # NumPy takes an empty list for floats
        return ids.astype(np.int64)
    if not np.issubdtype(ids.dtype, np.integer):
        raise ValueError(f"ids must be integers, not {ids.dtype}")
    # Compare before the cast: a great uint64 turns negative in int64.
    if ids.min() < 0 or ids.max() >= vocab_size:
        raise ValueError(f"ids must lie between 0 and {vocab_size - 1}; they go from {ids.min()} to {ids.max()}")
    return ids.astype(np.int64)

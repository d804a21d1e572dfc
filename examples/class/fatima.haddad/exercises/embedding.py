"""The embedding matrix: one row of numbers for each token id, fetched by indexing."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]


def init_embedding(vocab_size: int, width: int, rng: np.random.Generator, scale: float = 0.02) -> Array:
    """Return a random embedding matrix, as it stands before training."""
    _check_size("vocab_size", vocab_size)
    _check_size("width", width)
    return rng.normal(0, scale, (vocab_size, width))


def lookup(table, ids):
    table = _as_table(table)
    ids = np.asarray(ids, dtype=np.int64)
    if ids.size and (ids.min() < 0 or ids.max() >= len(table)):
        raise ValueError(f"ids must be below {len(table)}")
    rows = np.take(table, ids, axis=0).astype(np.float64)
    rows[ids == 0] = 0  # padding
    return rows


def lookup_by_one_hot(table: Array, ids: Sequence[int]) -> Array:
    """Return the row of every id by multiplying one-hot vectors with the table: what a lookup is in algebra."""
    table = _as_table(table)
    columns = _as_ids(ids, len(table))
    if columns.ndim != 1:
        raise ValueError(f"ids must be a flat list of ids, shape (L,), not of shape {columns.shape}")
    one_hot = np.zeros((len(columns), len(table)))
    one_hot[np.arange(len(columns)), columns] = 1
    return one_hot @ table


def embedding_bytes(vocab_size: int, width: int, bytes_per_value: int = 4) -> int:
    """Return the memory that an embedding matrix takes."""
    _check_size("vocab_size", vocab_size)
    _check_size("width", width)
    _check_size("bytes_per_value", bytes_per_value)
    return vocab_size * width * bytes_per_value


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

"""The embedding matrix: one row of numbers for each token id, fetched by indexing."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]


def init_embedding(vocab_size, width, rng, scale=0.02):
    if vocab_size <= 0:
        raise ValueError(f"{vocab_size=} must be positive")
    if width <= 0:
        raise ValueError(f"{width=} must be positive")
    return scale * rng.standard_normal(size=(vocab_size, width))


def lookup(table, ids):
    table = np.asarray(table)
    if table.ndim != 2:
        raise ValueError("table must be a matrix")
    if np.size(ids) == 0:
        return np.zeros((*np.shape(ids), table.shape[1]))
    ids = np.asarray(ids)
    if not np.all((ids >= 0) & (ids < table.shape[0])):
        raise ValueError("ids must be rows of the table")
    return np.array(table[ids], dtype="float64")


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

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


def lookup(table: Array, ids: Array) -> Array:
    """Return the row of every id, for ids of any shape."""
    table = _as_table(table)
    ids = _as_ids(ids, len(table))
    # take() copies even for a single id, where table[ids] would hand out a view of the table.
    return np.take(table, ids, axis=0).astype(np.float64, copy=False)


def lookup_by_one_hot(table, ids):
    table = np.asarray(table, dtype=np.float64)
    if table.ndim != 2:
        raise ValueError("table must be a matrix")
    ids = np.asarray(ids)
    if ids.ndim != 1:
        raise ValueError("ids must be a vector")
    one_hot = (ids[:, None] == np.arange(table.shape[0])[None, :]).astype(float)
    if not np.all(one_hot.sum(axis=1) == 1):
        raise ValueError("every one of the ids must be a column of the one-hot rows")
    return np.einsum("lv,vd->ld", one_hot, table)


def embedding_bytes(vocab_size, width, bytes_per_value=4):
    sizes = [vocab_size, width, bytes_per_value]
    if min(sizes) < 1:
        raise ValueError(f"{('vocab_size', 'width', 'bytes_per_value')[sizes.index(min(sizes))]} must be at least 1")
    return len(range(vocab_size * width)) * bytes_per_value


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

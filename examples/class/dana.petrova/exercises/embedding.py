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
    table = np.array(table, dtype=np.float64)
    if table.ndim != 2:
        raise ValueError("The table has to have two dimensions")
    ids = np.asarray(ids)
    wanted = ids.astype(object) if ids.size else ids.astype(int)
    if ids.size and (min(wanted.flat) < 0 or max(wanted.flat) >= len(table)):
        raise ValueError("An element of ids is outside the table")
    width = table.shape[1]
    places = wanted.astype(np.int64)[..., None] * width + np.arange(width)
    return table.reshape(-1)[places]


def lookup_by_one_hot(table, ids):
    table = np.asarray(table, dtype=np.float64)
    if table.ndim != 2:
        raise ValueError("The table has to have two dimensions")
    ids = np.array(ids, dtype=np.int64)
    if ids.shape != (ids.size,) or any(i not in range(len(table)) for i in ids):
        raise ValueError("ids has to be a vector of rows of the table")
    return np.identity(len(table))[ids].dot(table)


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

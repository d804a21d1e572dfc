"""The embedding matrix: one row of numbers for each token id, fetched by indexing."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]


def init_embedding(vocab_size: int, width: int, rng: np.random.Generator, scale: float = 0.02) -> Array:
    """Return a random embedding matrix, as it stands before training.

    All values come from one call `rng.normal(0, scale, (V, d))`, so that the same generator gives the same matrix.

    Args:
        vocab_size: V, the number of rows; at least 1.
        width: d, the number of columns; at least 1.
        rng: the only source of randomness.
        scale: the standard deviation of the values (not their variance).
    Returns:
        The matrix, shape (V, d), float64.
    Raises:
        ValueError: `vocab_size` or `width` is below 1; the message names it.
    Example:
        >>> init_embedding(50, 8, np.random.default_rng(0)).shape
        (50, 8)

    Source: Radford et al. 2018, section 4.1 (weights drawn from N(0, 0.02)).
    Lesson: docs/lessons/embedding.md#q-token-embeddings
    """
    _check_size("vocab_size", vocab_size)
    _check_size("width", width)
    return rng.normal(0, scale, (vocab_size, width))


def lookup(table: Array, ids: Array) -> Array:
    """Return the row of every id, for ids of any shape.

    A table of 200,000 rows and 10,000 ids must be no problem, so do not build one-hot vectors here. NumPy would read
    the index -1 as "the last row"; there is no token -1, so a negative id is an error.

    Args:
        table: the embedding matrix, shape (V, d), any real dtype, or nested lists.
        ids: shape (...), any integer dtype, or nested lists; values 0 to V-1. A single id has shape ().
    Returns:
        A new array of shape (..., d), float64: ids of shape (B, L) give (B, L, d), a single id gives (d,).
    Raises:
        ValueError: `table` is not 2-D, or `ids` holds a value below 0 or above V-1; the message names it.
    Example:
        >>> lookup([[0.1, 0.3], [0.9, 0.4], [0.2, 0.8]], [1, 0, 1])
        array([[0.9, 0.4],
               [0.1, 0.3],
               [0.9, 0.4]])

    Source: Bengio et al. 2003, section 2 (the shared matrix C).
    Lesson: docs/lessons/embedding.md#q-ids-to-embeddings
    """
    table = _as_table(table)
    ids = _as_ids(ids, len(table))
    # An array of ids copies rows, even for a single id; a plain integer would hand out a view of the table.
    return table[ids].astype(np.float64, copy=False)


def lookup_by_one_hot(table: Array, ids: Sequence[int]) -> Array:
    """Return the row of every id by multiplying one-hot vectors with the table: what a lookup is in algebra.

    Args:
        table: the embedding matrix, shape (V, d), any real dtype, or nested lists.
        ids: shape (L,), any integer dtype; values 0 to V-1.
    Returns:
        The product of the one-hot rows (L, V) and the table (V, d): shape (L, d), float64.
    Raises:
        ValueError: `table` is not 2-D, `ids` is not 1-D or holds a value below 0 or above V-1; the message names it.
    Example:
        >>> lookup_by_one_hot([[0.1, 0.3], [0.9, 0.4], [0.2, 0.8]], [1, 0])
        array([[0.9, 0.4],
               [0.1, 0.3]])

    Source: Bengio et al. 2003, section 2 (the shared matrix C).
    Lesson: docs/lessons/embedding.md#n-embeddings
    """
    table = _as_table(table)
    columns = _as_ids(ids, len(table))
    if columns.ndim != 1:
        raise ValueError(f"ids must be a flat list of ids, shape (L,), not of shape {columns.shape}")
    one_hot = np.zeros((len(columns), len(table)))
    one_hot[np.arange(len(columns)), columns] = 1
    return one_hot @ table


def embedding_bytes(vocab_size: int, width: int, bytes_per_value: int = 4) -> int:
    """Return the memory that an embedding matrix takes.

    Args:
        vocab_size: V, the number of rows; at least 1.
        width: d, the number of columns; at least 1.
        bytes_per_value: 4 for float32, 2 for float16; at least 1.
    Returns:
        V * d * bytes_per_value, in bytes, a Python int.
    Raises:
        ValueError: an argument is below 1; the message names it.
    Example:
        >>> embedding_bytes(50_257, 768)
        154389504

    Source: Radford et al. 2019, table 2 (GPT-2's sizes).
    Lesson: docs/lessons/embedding.md#q-dimensionality
    """
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

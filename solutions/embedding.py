"""The embedding matrix: one row of numbers for each token id, fetched by indexing."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]


def init_embedding(vocab_size: int, width: int, rng: np.random.Generator, scale: float = 0.02) -> Array:
    """Return a random embedding matrix, as it is before training.

    All values come from one call `rng.normal(0, scale, (V, d))`, so that the same generator gives the same matrix.

    Args:
        vocab_size: V, the number of rows; at least 1.
        width: d, the number of columns; at least 1.
        rng: the only source of randomness.
        scale: the standard deviation of the values (not their variance).
    Returns:
        The matrix, shape (V, d), float64.
    Example:
        >>> init_embedding(50, 8, np.random.default_rng(0)).shape
        (50, 8)

    Source: Radford et al. 2018, section 4.1 (weights drawn from N(0, 0.02)).
    Lesson: docs/lessons/embedding.md#q-token-embeddings
    """
    _check_sizes(vocab_size=vocab_size, width=width)
    # Given: vocab_size and width are at least 1.
    return rng.normal(0, scale, (vocab_size, width))


def lookup(table: Array, ids: Array) -> Array:
    """Return the row of every id, for ids of any shape.

    A table of 200,000 rows and 10,000 ids must be no problem, so do not build one-hot vectors here.

    Args:
        table: the embedding matrix, shape (V, d), any real dtype, or nested lists.
        ids: shape (...), any integer dtype, or nested lists; values 0 to V-1. A single id has shape ().
    Returns:
        A new array of shape (..., d), float64: ids of shape (B, L) give (B, L, d), a single id gives (d,).
    Raises:
        ValueError: an id is below 0 or above V-1.
    Example:
        >>> lookup([[0.1, 0.3], [0.9, 0.4], [0.2, 0.8]], [1, 0, 1])
        array([[0.9, 0.4],
               [0.1, 0.3],
               [0.9, 0.4]])

    Source: Bengio et al. 2003, section 2 (the shared matrix C).
    Lesson: docs/lessons/embedding.md#q-ids-to-embeddings
    """
    table = _table(table)
    ids = _ids(ids, len(table))
    # Given: table is float64, (V, d); ids is an int64 array of any shape, of ids from 0 to V-1.
    # An array of ids copies rows, even for a single id; a plain integer would hand out a view of the table.
    return table[ids]


def lookup_by_one_hot(table: Array, ids: Sequence[int]) -> Array:
    """Return the row of every id by multiplying one-hot vectors with the table: what a lookup is in algebra.

    Args:
        table: the embedding matrix, shape (V, d), any real dtype, or nested lists.
        ids: shape (L,), any integer dtype; values 0 to V-1.
    Returns:
        The product of the one-hot rows (L, V) and the table (V, d): shape (L, d), float64.
    Raises:
        ValueError: an id is below 0 or above V-1.
    Example:
        >>> lookup_by_one_hot([[0.1, 0.3], [0.9, 0.4], [0.2, 0.8]], [1, 0])
        array([[0.9, 0.4],
               [0.1, 0.3]])

    Source: Bengio et al. 2003, section 2 (the shared matrix C).
    Lesson: docs/lessons/embedding.md#n-embeddings
    """
    table = _table(table)
    ids = _ids(ids, len(table), ndim=1)
    # Given: table is float64, (V, d); ids is an int64 array, (L,), of ids from 0 to V-1.
    one_hot = np.zeros((len(ids), len(table)))
    one_hot[np.arange(len(ids)), ids] = 1
    return one_hot @ table


def embedding_bytes(vocab_size: int, width: int, bytes_per_value: int = 4) -> int:
    """Return the memory that an embedding matrix takes.

    Args:
        vocab_size: V, the number of rows; at least 1.
        width: d, the number of columns; at least 1.
        bytes_per_value: 4 for float32, 2 for float16; at least 1.
    Returns:
        V * d * bytes_per_value, in bytes, a Python int.
    Example:
        >>> embedding_bytes(50_257, 768)
        154389504

    Source: Radford et al. 2019, table 2 (GPT-2's sizes).
    Lesson: docs/lessons/embedding.md#q-dimensionality
    """
    _check_sizes(vocab_size=vocab_size, width=width, bytes_per_value=bytes_per_value)
    # Given: all three are at least 1.
    return vocab_size * width * bytes_per_value


# Given: the checks that the functions above begin with. There is nothing to write below this line.


def _check_sizes(**sizes: int) -> None:
    for name, size in sizes.items():
        if size < 1:
            raise ValueError(f"{name} must be at least 1, not {size}")


def _table(table: Array) -> Array:
    table = np.asarray(table, dtype=np.float64)
    if table.ndim != 2:
        raise ValueError(f"table must have two dimensions, (V, d), not shape {table.shape}")
    return table


def _ids(ids: Array | Sequence[int], vocab_size: int, ndim: int | None = None) -> Array:
    ids = np.asarray(ids, dtype=np.int64)
    if ndim not in (None, ids.ndim):
        raise ValueError(f"ids must be a flat list of ids, shape (L,), not of shape {ids.shape}")
    # NumPy would take -1 for the last row.
    if ids.size and (ids.min() < 0 or ids.max() >= vocab_size):
        raise ValueError(f"ids must lie between 0 and {vocab_size - 1}; they go from {ids.min()} to {ids.max()}")
    return ids

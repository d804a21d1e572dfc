"""One-hot encoding: the simplest vector for an id, which keeps its identity and nothing else."""

from collections.abc import Sequence

import numpy as np

#: An array of numbers.
Array = np.ndarray


def one_hot(ids: Sequence[int], vocab_size: int) -> Array:
    """Return one row for each id: 1.0 in the column of the id, 0.0 everywhere else."""
    if vocab_size < 1:
        raise ValueError(f"vocab_size is {vocab_size}, but a vocabulary has at least one token")
    columns = np.asarray(ids)
    if columns.ndim != 1:
        raise ValueError(f"ids has {columns.ndim} dimensions, but must be one flat sequence")
    outside = (columns < 0) | (columns >= vocab_size)
    if outside.any():
        raise ValueError(f"ids holds {columns[outside][0]}, but must lie between 0 and {vocab_size - 1}")
    vectors = np.zeros((len(columns), vocab_size))
    # An empty list arrives as float64, which cannot be an index.
    vectors[np.arange(len(columns)), columns.astype(np.int64)] = 1.0
    return vectors


def one_hot_to_ids(vectors: Array) -> Array:
    """Return the id of each one-hot row: the inverse of `one_hot`."""
    rows = np.asarray(vectors)
    if rows.ndim != 2:
        raise ValueError(f"vectors has {rows.ndim} dimensions, but must have two: (L, V)")
    ones = rows == 1
    one_hot_rows = (ones.sum(axis=1) == 1) & (ones | (rows == 0)).all(axis=1)
    if not one_hot_rows.all():
        raise ValueError(f"vectors has a row that is not one-hot: row {one_hot_rows.argmin()}")
    # Column indices have 32 bits on some systems.
    return np.nonzero(ones)[1].astype(np.int64)


def pairwise_distances(vectors: Array) -> Array:
    """Return the Euclidean distance of every row to every row."""
    rows = np.asarray(vectors, dtype=np.float64)
    if rows.ndim != 2:
        raise ValueError(f"vectors has {rows.ndim} dimensions, but must have two: (n, d)")
    differences = rows[:, np.newaxis, :] - rows[np.newaxis, :, :]
    return np.sqrt((differences**2).sum(axis=-1))

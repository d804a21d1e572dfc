"""One-hot encoding: the simplest vector for an id, which keeps its identity and nothing else."""

from collections.abc import Sequence

import numpy as np

#: An array of numbers.
Array = np.ndarray


def one_hot(ids: Sequence[int], vocab_size: int) -> Array:
    """Return one row for each id: 1.0 in the column of the id, 0.0 everywhere else.

    Args:
        ids: (L,) ids from 0 to V - 1, as a list or an array of any integer dtype; may be empty.
        vocab_size: V, the number of columns; at least 1.
    Returns:
        (L, V) float64. No ids give shape (0, V).
    Raises:
        ValueError: an id is below 0 or above V - 1.
    Example:
        >>> one_hot([0, 1, 2], 3)
        array([[1., 0., 0.],
               [0., 1., 0.],
               [0., 0., 1.]])

    Source: Turian et al. 2010, "Word representations", section 1 (one-hot representation).
    Lesson: docs/lessons/one_hot.md#n-one-hot
    """
    ids = _ids(ids, vocab_size)
    # Given: ids is an int64 array, (L,), of ids from 0 to V - 1.
    vectors = np.zeros((len(ids), vocab_size))
    vectors[np.arange(len(ids)), ids] = 1.0
    return vectors


def one_hot_to_ids(vectors: Array) -> Array:
    """Return the id of each one-hot row: the inverse of `one_hot`.

    One-hot means exactly one 1, and exactly 0 everywhere else. Any other row, such as [0.5, 0.5] or [0, 0], names no
    single token, so refuse it: raise a ValueError.

    Args:
        vectors: (L, V) rows of any real dtype or bool; L may be 0.
    Returns:
        (L,) int64.
    Raises:
        ValueError: a row is not exactly one-hot.
    Example:
        >>> one_hot_to_ids([[0, 1, 0], [1, 0, 0]])
        array([1, 0])

    Source: Turian et al. 2010, "Word representations", section 1 (one-hot representation).
    Lesson: docs/lessons/one_hot.md#n-one-hot
    """
    vectors = _rows(vectors)
    # Given: vectors is a float64 array, (L, V). That each row is one-hot is yours to check.
    ones, zeros = (vectors == 1).sum(axis=1), (vectors == 0).sum(axis=1)
    bad = np.flatnonzero((ones != 1) | (zeros != vectors.shape[1] - 1))
    if len(bad):
        raise ValueError(f"row {bad[0]} of vectors is not one-hot: {vectors[bad[0]]}")
    # Indices have 32 bits on some systems.
    return vectors.argmax(axis=1).astype(np.int64)


def pairwise_distances(vectors: Array) -> Array:
    """Return the Euclidean distance of every row to every row.

    Small distances stay accurate when the rows lie far from the origin, and every row is at distance 0.0 from itself.

    Args:
        vectors: (n, d) rows of any real dtype or bool; n may be 0.
    Returns:
        (n, n) float64; entry [i, j] is the square root of the summed squared differences of rows i and j.
    Example:
        >>> pairwise_distances([[0, 0], [3, 4]])
        array([[0., 5.],
               [5., 0.]])

    Source: Mikolov et al. 2013, "Efficient estimation of word representations", section 1 (no similarity).
    Lesson: docs/lessons/one_hot.md#n-one-hot
    """
    vectors = _rows(vectors)
    # Given: vectors is a float64 array, (n, d).
    differences = vectors[:, np.newaxis, :] - vectors[np.newaxis, :, :]
    return np.sqrt((differences**2).sum(axis=-1))


# Given: the checks that the functions above begin with. There is nothing to write below this line.


def _ids(ids: Array | Sequence[int], vocab_size: int) -> Array:
    ids = np.asarray(ids, dtype=np.int64)
    if vocab_size < 1:
        raise ValueError(f"vocab_size must be at least 1, not {vocab_size}")
    if ids.ndim != 1:
        raise ValueError(f"ids must be a flat list of ids, shape (L,), not of shape {ids.shape}")
    # NumPy would take -1 for the last column.
    if ids.size and (ids.min() < 0 or ids.max() >= vocab_size):
        raise ValueError(f"ids must lie between 0 and {vocab_size - 1}; they go from {ids.min()} to {ids.max()}")
    return ids


def _rows(vectors: Array) -> Array:
    vectors = np.asarray(vectors, dtype=np.float64)
    if vectors.ndim != 2:
        raise ValueError(f"vectors must have two dimensions, a row for each vector, not shape {vectors.shape}")
    return vectors

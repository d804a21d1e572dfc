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
        ValueError: an id is negative, or V or greater; ids has not one dimension; vocab_size is below 1. The message
            names the argument.
    Example:
        >>> one_hot([0, 1, 2], 3)
        array([[1., 0., 0.],
               [0., 1., 0.],
               [0., 0., 1.]])

    Source: Turian et al. 2010, "Word representations", section 1 (one-hot representation).
    Lesson: docs/lessons/one_hot.md#n-one-hot
    """
    # TODO: write this function, then save the file.
    raise NotImplementedError("one_hot")


def one_hot_to_ids(vectors: Array) -> Array:
    """Return the id of each one-hot row: the inverse of `one_hot`.

    Args:
        vectors: (L, V) rows of any real dtype or bool, each exactly one 1 and otherwise exactly 0; L may be 0.
    Returns:
        (L,) int64.
    Raises:
        ValueError: a row is not exactly one-hot, or vectors has not two dimensions; the message names vectors.
    Example:
        >>> one_hot_to_ids([[0, 1, 0], [1, 0, 0]])
        array([1, 0])

    Source: Turian et al. 2010, "Word representations", section 1 (one-hot representation).
    Lesson: docs/lessons/one_hot.md#n-one-hot
    """
    # TODO: write this function, then save the file.
    raise NotImplementedError("one_hot_to_ids")


def pairwise_distances(vectors: Array) -> Array:
    """Return the Euclidean distance of every row to every row.

    Small distances stay accurate when the rows lie far from the origin, and every row is at distance 0.0 from itself.

    Args:
        vectors: (n, d) rows of any real dtype or bool; n may be 0.
    Returns:
        (n, n) float64; entry [i, j] is the square root of the summed squared differences of rows i and j.
    Raises:
        ValueError: vectors has not two dimensions; the message names vectors.
    Example:
        >>> pairwise_distances([[0, 0], [3, 4]])
        array([[0., 5.],
               [5., 0.]])

    Source: Mikolov et al. 2013, "Efficient estimation of word representations", section 1 (no similarity).
    Lesson: docs/lessons/one_hot.md#n-one-hot
    """
    # TODO: write this function, then save the file.
    raise NotImplementedError("pairwise_distances")

"""How close two vectors are by their direction, and which rows of a table are closest."""

from collections.abc import Collection
from typing import Any

from numpy.typing import NDArray

Array = NDArray[Any]


def cosine_similarity(a: Array, b: Array) -> float:
    """Return the cosine of the angle between two vectors: their dot product over the product of their lengths.

    1 is the same direction, 0 a right angle, -1 the opposite direction. A zero vector has no direction; its cosine with
    any vector is 0.0.

    Args:
        a: shape (d,), any real dtype, or a list. Small integers may not wrap around: convert before you multiply.
        b: shape (d,), as `a`.
    Returns:
        The cosine, a float.
    Raises:
        ValueError: `a` or `b` is not 1-D, or `b` has another length than `a`; the message names it.
    Example:
        >>> round(cosine_similarity([3.0, 0.0], [5.0, 5.0]), 6)
        0.707107

    Source: Salton, Wong and Yang 1975 (the vector space model).
    Lesson: docs/lessons/similarity.md#q-similarity
    """
    # TODO: write this function, then save the file.
    raise NotImplementedError("cosine_similarity")


def cosine_matrix(vectors: Array) -> Array:
    """Return the cosine of every pair of rows.

    Args:
        vectors: shape (n, d), any real dtype, or nested lists; n may be 0.
    Returns:
        Shape (n, n), float64: entry [i, j] is the cosine of rows i and j. The row and the column of a zero vector are
        0.0, and so is its diagonal entry; all other diagonal entries are 1.
    Raises:
        ValueError: `vectors` is not 2-D; the message names it.
    Example:
        >>> cosine_matrix([[2.0, 0.0], [0.0, 5.0], [-1.0, 0.0]]) + 0.0
        array([[ 1.,  0., -1.],
               [ 0.,  1.,  0.],
               [-1.,  0.,  1.]])

    Source: Salton, Wong and Yang 1975 (the vector space model).
    Lesson: docs/lessons/similarity.md#q-similarity
    """
    # TODO: write this function, then save the file.
    raise NotImplementedError("cosine_matrix")


def nearest_neighbors(table: Array, query: Array, k: int, exclude: Collection[int] = ()) -> list[int]:
    """Return the ids of the rows with the greatest cosine to a query.

    Cosines, not distances or dot products: the length of a row does not matter. A zero row, or a zero query, has a
    cosine of 0.0, which is greater than a negative one.

    Args:
        table: shape (V, d), any real dtype, or nested lists; one row for each id.
        query: shape (d,), any real dtype, or a list.
        k: how many ids to return; at least 1.
        exclude: ids that may not be returned, in any collection: a list, a tuple, a set, an array.
    Returns:
        The ids, Python ints, by cosine, the greatest first; of rows with the same cosine, the lower id first. Fewer
        than k if fewer are left.
    Raises:
        ValueError: `table` is not 2-D; `query` is not 1-D or not d long; `k` is below 1; the message names it.
    Example:
        >>> nearest_neighbors([[1.0, 0.0], [3.0, 3.0], [0.0, -2.0], [0.0, 5.0]], [0.0, 1.0], k=3)
        [3, 1, 0]

    Source: Mikolov, Yih and Zweig 2013, section 4 (the word whose vector has the greatest cosine).
    Lesson: docs/lessons/similarity.md#neighbors
    """
    # TODO: write this function, then save the file.
    raise NotImplementedError("nearest_neighbors")


def analogy(table: Array, a: int, b: int, c: int, k: int = 1) -> list[int]:
    """Answer "a is to b as c is to ?" by the rows nearest to `unit(b) - unit(a) + unit(c)`.

    `unit` scales a row to length 1, so that a long row does not count for more than a short one; a zero row stays as it
    is. The answer is never a, b or c itself: without this rule it would nearly always be b or c.

    Args:
        table: shape (V, d), any real dtype, or nested lists; one row for each id.
        a: an id, 0 to V-1.
        b: an id, 0 to V-1; what belongs to `a`.
        c: an id, 0 to V-1; the one whose partner is looked for.
        k: how many answers to return; at least 1.
    Returns:
        The ids, Python ints, by cosine, the greatest first, ties to the lower id; fewer than k if fewer are left.
    Raises:
        ValueError: `table` is not 2-D; `a`, `b` or `c` is below 0 or above V-1; `k` is below 1; the message names it.
    Example:
        >>> table = [[1.0, 0.0, 0.0], [1.0, 0.0, 1.0], [0.0, 1.0, 0.0], [0.0, 1.0, 1.0], [0.0, 0.0, 1.0]]
        >>> analogy(table, 0, 1, 2)
        [3]

    Source: Mikolov, Yih and Zweig 2013, section 4; Levy and Goldberg 2014, section 3 (3CosAdd).
    Lesson: docs/lessons/similarity.md#analogies
    """
    # TODO: write this function, then save the file.
    raise NotImplementedError("analogy")

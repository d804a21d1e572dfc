"""How close two vectors are by their direction, and which rows of a table are closest."""

from collections.abc import Collection
from typing import Any

import numpy as np
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
    a, b = _as_vector("a", a), _as_vector("b", b)
    if len(a) != len(b):
        raise ValueError(f"b must be as long as a, which has {len(a)} numbers, not {len(b)}")
    return float(_unit(a) @ _unit(b))


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
    units = _unit(_as_matrix("vectors", vectors))
    return units @ units.T


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
    table = _as_matrix("table", table)
    query = _as_vector("query", query)
    if len(query) != table.shape[1]:
        raise ValueError(f"query must be {table.shape[1]} long like the rows of the table, not {len(query)}")
    if k < 1:
        raise ValueError(f"k must be at least 1, not {k}")
    # Row by row in the same order: equal rows get cosines that are equal to the last bit, which `@` does not promise.
    cosines = (_unit(table) * _unit(query)).sum(axis=1)
    # A stable sort leaves equal cosines in the order of their ids.
    ranking = np.argsort(-cosines, kind="stable").tolist()
    return [row for row in ranking if row not in exclude][:k]


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
    table = _as_matrix("table", table)
    for name, row in (("a", a), ("b", b), ("c", c)):
        # NumPy would read -1 as the last row.
        if not 0 <= row < len(table):
            raise ValueError(f"{name} must lie between 0 and {len(table) - 1}, not {row}")
    target = _unit(table[b]) - _unit(table[a]) + _unit(table[c])
    return nearest_neighbors(table, target, k, exclude=(a, b, c))


def _unit(vectors: Array) -> Array:
    """Scale a vector, or every row of a matrix, to length 1; zero vectors stay zero."""
    lengths = np.linalg.norm(vectors, axis=-1, keepdims=True)
    return np.divide(vectors, lengths, out=np.zeros_like(vectors), where=lengths > 0)


def _as_vector(name: str, values: Array) -> Array:
    vector = np.asarray(values, dtype=np.float64)
    if vector.ndim != 1:
        raise ValueError(f"{name} must have one dimension, not shape {vector.shape}")
    return vector


def _as_matrix(name: str, values: Array) -> Array:
    matrix = np.asarray(values, dtype=np.float64)
    if matrix.ndim != 2:
        raise ValueError(f"{name} must have two dimensions, not shape {matrix.shape}")
    return matrix

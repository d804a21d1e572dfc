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
        a: shape (d,), any real dtype, or a list.
        b: shape (d,), as `a`.
    Returns:
        The cosine, a float.
    Raises:
        ValueError: `b` has another length than `a`.
    Example:
        >>> round(cosine_similarity([3.0, 0.0], [5.0, 5.0]), 6)
        0.707107

    Source: Salton, Wong and Yang 1975 (the vector space model).
    Lesson: docs/lessons/similarity.md#q-similarity
    """
    a = _vector("a", a)
    b = _vector("b", b, width=len(a))
    # TODO: write the rest; a and b are float64 arrays of the same shape, (d,).
    raise NotImplementedError("cosine_similarity")


def cosine_matrix(vectors: Array) -> Array:
    """Return the cosine of every pair of rows.

    Args:
        vectors: shape (n, d), any real dtype, or nested lists; n may be 0.
    Returns:
        Shape (n, n), float64: entry [i, j] is the cosine of rows i and j. The row and the column of a zero vector are
        0.0, and so is its diagonal entry; all other diagonal entries are 1.
    Example:
        >>> cosine_matrix([[2.0, 0.0], [0.0, 5.0], [-1.0, 0.0]]) + 0.0
        array([[ 1.,  0., -1.],
               [ 0.,  1.,  0.],
               [-1.,  0.,  1.]])

    Source: Salton, Wong and Yang 1975 (the vector space model).
    Lesson: docs/lessons/similarity.md#q-similarity
    """
    vectors = _matrix("vectors", vectors)
    # TODO: write the rest; vectors is a float64 array, (n, d).
    raise NotImplementedError("cosine_matrix")


def nearest_neighbors(table: Array, query: Array, k: int, exclude: Collection[int] = ()) -> list[int]:
    """Return the ids of the rows with the largest cosine to a query.

    Cosines, not distances or dot products: the length of a row does not matter. A zero row, or a zero query, has a
    cosine of 0.0, which is greater than a negative one.

    Args:
        table: shape (V, d), any real dtype, or nested lists; one row for each id.
        query: shape (d,), any real dtype, or a list.
        k: how many ids to return; at least 1.
        exclude: ids that may not be returned, in any collection: a list, a tuple, a set, an array.
    Returns:
        The ids, Python ints, by cosine, the largest first; of rows with the same cosine, the lower id first. Fewer
        than k if fewer are left.
    Example:
        >>> nearest_neighbors([[1.0, 0.0], [3.0, 3.0], [0.0, -2.0], [0.0, 5.0]], [0.0, 1.0], k=3)
        [3, 1, 0]

    Source: Mikolov, Yih and Zweig 2013, section 4 (the word whose vector has the largest cosine).
    Lesson: docs/lessons/similarity.md#neighbors
    """
    table = _matrix("table", table)
    query = _vector("query", query, width=table.shape[1])
    exclude = {int(row) for row in exclude}
    _check_k(k)
    # TODO: write the rest; table, (V, d), and query, (d,), are float64 arrays; exclude is a set of ids, k at least 1.
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
        The ids, Python ints, by cosine, the largest first, ties to the lower id; fewer than k if fewer are left.
    Raises:
        ValueError: `a`, `b` or `c` is below 0 or above V-1.
    Example:
        >>> table = [[1.0, 0.0, 0.0], [1.0, 0.0, 1.0], [0.0, 1.0, 0.0], [0.0, 1.0, 1.0], [0.0, 0.0, 1.0]]
        >>> analogy(table, 0, 1, 2)
        [3]

    Source: Mikolov, Yih and Zweig 2013, section 4; Levy and Goldberg 2014, section 3 (3CosAdd).
    Lesson: docs/lessons/similarity.md#analogies
    """
    table = _matrix("table", table)
    _check_ids(len(table), a=a, b=b, c=c)
    _check_k(k)
    # TODO: write the rest; table is float64, (V, d); a, b and c are ids from 0 to V-1, and k is at least 1.
    raise NotImplementedError("analogy")


def mean_pool(vectors: Array, attention_mask: Array) -> Array:
    """Return one vector for each text of a batch: the mean of the vectors of its tokens.

    This function is an extra: it is worth no points.

    Padding takes no part: it is neither added nor counted. A text without a token gets a vector of zeros.

    Args:
        vectors: the vectors of the tokens, shape (B, L, d), any real dtype, or nested lists; those at padding can hold
            any numbers.
        attention_mask: shape (B, L), any real dtype, or bool; 1 = real token, 0 = padding. Padding may be anywhere
            in a row.
    Returns:
        The means, shape (B, d), float64.
    Example:
        >>> mean_pool([[[1.0, 2.0], [3.0, 6.0], [9.0, 9.0]]], [[1, 1, 0]])
        array([[2., 4.]])

    Source: Reimers and Gurevych 2019, section 3 (mean pooling).
    Lesson: docs/lessons/similarity.md#sentences
    """
    vectors, attention_mask = _batch(vectors, attention_mask)
    # TODO: write the rest; vectors is float64, (B, L, d); attention_mask is int64, (B, L), of 1 and 0.
    raise NotImplementedError("mean_pool")


# Given: the checks that the functions above begin with. There is nothing to write below this line.


def _vector(name: str, values: Array, width: int | None = None) -> Array:
    vector = np.asarray(values, dtype=np.float64)
    if vector.ndim != 1:
        raise ValueError(f"{name} must have one dimension, not shape {vector.shape}")
    if width not in (None, len(vector)):
        raise ValueError(f"{name} must hold {width} numbers, as many as what it is compared with, not {len(vector)}")
    return vector


def _matrix(name: str, values: Array) -> Array:
    matrix = np.asarray(values, dtype=np.float64)
    if matrix.ndim != 2:
        raise ValueError(f"{name} must have two dimensions, a row for each vector, not shape {matrix.shape}")
    return matrix


def _batch(vectors: Array, attention_mask: Array) -> tuple[Array, Array]:
    vectors, attention_mask = np.asarray(vectors, dtype=np.float64), np.asarray(attention_mask, dtype=np.int64)
    if vectors.ndim != 3 or vectors.shape[:2] != attention_mask.shape:
        shapes = f"{vectors.shape} and {attention_mask.shape}"
        raise ValueError(f"vectors must have shape (B, L, d), and attention_mask (B, L), not {shapes}")
    return vectors, attention_mask


def _check_ids(vocab_size: int, **ids: int) -> None:
    for name, row in ids.items():
        # NumPy would take -1 for the last row.
        if not 0 <= row < vocab_size:
            raise ValueError(f"{name} must lie between 0 and {vocab_size - 1}, not {row}")


def _check_k(k: int) -> None:
    if k < 1:
        raise ValueError(f"k must be at least 1, not {k}")

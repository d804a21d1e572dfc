"""Static and contextual vectors: one vector for a word, or one for each sentence that it is in."""

from collections.abc import Sequence

import numpy as np

#: An array of numbers.
Array = np.ndarray


def contextualize(vectors: Array) -> Array:
    """Return the vectors of a sentence after one step of self-attention without learned weights.

    Every position compares its own vector with those of all positions, itself included, by dot products divided by
    sqrt(d). The softmax of the products over the positions gives weights that sum to 1, and the new vector is the mean
    of all vectors with these weights. Queries, keys and values are the vectors themselves; there is no mask, and the
    old vector is not added to the new one. Dot products of 10,000 must work.

    Args:
        vectors: one vector for each position, shape (L, d), any real dtype, or nested lists; L at least 1.
    Returns:
        The new vectors, shape (L, d), float64.
    Example:
        >>> contextualize([[0.0, 2.0], [2.0, 0.0], [2.0, 0.0]]).round(3)
        array([[0.211, 1.789],
               [1.943, 0.057],
               [1.943, 0.057]])

    Source: Vaswani et al. 2017, section 3.2.1, with queries = keys = values.
    Lesson: docs/lessons/contextual.md#q-static-contextual
    """
    vectors = _vectors(vectors)
    # Given: vectors is a float64 array, (L, d), L at least 1.
    scores = vectors @ vectors.T / np.sqrt(vectors.shape[1])
    # Softmax: the shift changes no share, and keeps the exponentials from overflowing.
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    weights = powers / powers.sum(axis=1, keepdims=True)
    return weights @ vectors


def similarity_across(table: Array, ids_a: Sequence[int], ids_b: Sequence[int], token_id: int) -> tuple[float, float]:
    """Return how alike one token is in two sentences: by its static vectors, and by its contextual ones.

    The static vector of a position is the row of its id in the table; the contextual one is what `contextualize` makes
    of it among the vectors of its sentence. In each sentence the first occurrence of the token counts. Alike means the
    cosine: the dot product over the product of the lengths, and 0.0 where one of the two vectors is all zeros.

    Args:
        table: the embedding matrix, shape (V, d), any real dtype, or nested lists.
        ids_a: the ids of the first sentence, shape (L,), any integer dtype; 0 to V-1.
        ids_b: the ids of the second sentence; its length may be another.
        token_id: the id of the token to compare.
    Returns:
        A tuple of two floats: the cosine of the static vectors, then the cosine of the contextual vectors.
    Raises:
        ValueError: `token_id` does not occur in one of the sentences.
    Example:
        >>> table = [[1.0, 1.0], [3.0, 0.0], [0.0, 3.0]]
        >>> static, contextual = similarity_across(table, [0, 1], [2, 0], token_id=0)
        >>> round(static, 3), round(contextual, 3)
        (1.0, 0.277)

    Source: Ethayarajh 2019, section 3 (how alike a word is to itself in different sentences).
    Lesson: docs/lessons/contextual.md#q-static-contextual
    """
    table = _matrix("table", table)
    ids_a = _ids("ids_a", ids_a, len(table), token_id)
    ids_b = _ids("ids_b", ids_b, len(table), token_id)
    # Given: table is float64, (V, d); ids_a and ids_b are int64 arrays of ids from 0 to V-1, each (L,)
    #   with a length of its own; token_id is in both.
    static = table[token_id]
    contextual = []
    for ids in (ids_a, ids_b):
        # argmax finds the first of equal values, so the first place that is True.
        place = np.argmax(ids == token_id)
        contextual.append(contextualize(table[ids])[place])
    return _cosine(static, static), _cosine(*contextual)


def _cosine(a: Array, b: Array) -> float:
    lengths = np.linalg.norm(a) * np.linalg.norm(b)
    return float(a @ b / lengths) if lengths > 0 else 0.0


# Given: the checks that the functions above begin with. There is nothing to write below this line.


def _matrix(name: str, values: Array) -> Array:
    matrix = np.asarray(values, dtype=np.float64)
    if matrix.ndim != 2:
        raise ValueError(f"{name} must have two dimensions, a row for each vector, not shape {matrix.shape}")
    return matrix


def _vectors(vectors: Array) -> Array:
    vectors = _matrix("vectors", vectors)
    if len(vectors) == 0:
        raise ValueError("vectors has no rows, so there is nothing to average over")
    return vectors


def _ids(name: str, values: Sequence[int], vocab_size: int, token_id: int) -> Array:
    ids = np.asarray(values, dtype=np.int64)
    if ids.ndim != 1:
        raise ValueError(f"{name} must be a flat list of ids, shape (L,), not of shape {ids.shape}")
    # NumPy would take -1 for the last row.
    if ids.size and (ids.min() < 0 or ids.max() >= vocab_size):
        raise ValueError(f"{name} must lie between 0 and {vocab_size - 1}; they go from {ids.min()} to {ids.max()}")
    if token_id not in ids:
        raise ValueError(f"token_id {token_id} does not occur in {name}")
    return ids

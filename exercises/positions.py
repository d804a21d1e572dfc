"""Positional encodings: how a model that sees all tokens at once is told their order."""

import numpy as np

#: An array of numbers.
Array = np.ndarray


def sinusoidal_positions(length: int, width: int, base: float = 10000.0) -> Array:
    """Return the fixed table of sines and cosines, one row for each position.

    Positions p count from 0. Sines and cosines alternate (they do not stand in two halves): for i = 0, 1, ..., d/2 - 1,
    column 2i is sin(p / base**(2i/d)) and column 2i+1 is cos(p / base**(2i/d)), both with the same angle, in radians.

    Args:
        length: L, the number of positions; at least 1.
        width: d, the number of columns; even, at least 2.
        base: what sets the slowest frequency; positive.
    Returns:
        The table, shape (L, d), float64.
    Raises:
        ValueError: `length` is below 1; `width` is below 1 or odd; the message names it.
    Example:
        >>> sinusoidal_positions(2, 4).round(4)
        array([[0.    , 1.    , 0.    , 1.    ],
               [0.8415, 0.5403, 0.01  , 1.    ]])

    Source: Vaswani et al. 2017, section 3.5.
    Lesson: docs/lessons/positions.md#q-position-types
    """
    # TODO: write this function, then save the file.
    raise NotImplementedError("sinusoidal_positions")


def add_positions(token_vectors: Array, position_table: Array) -> Array:
    """Return the token vectors with the vector of each position added to them.

    Position 0 of every sequence gets row 0 of the table, position 1 gets row 1, and so on; rows beyond the length of
    the sequences are not used.

    Args:
        token_vectors: shape (..., L, d), any real dtype, or nested lists: one sequence, or a batch of them. L may be 0.
        position_table: shape (P, d), any real dtype, or nested lists; P at least L.
    Returns:
        A new array of the shape of `token_vectors`, float64.
    Raises:
        ValueError: `token_vectors` has fewer than two dimensions, or L is greater than P (the message names
            `token_vectors`); `position_table` is not 2-D, or is not as wide as the token vectors (it names
            `position_table`).
    Example:
        >>> add_positions([[1.0, 2.0], [1.0, 2.0]], [[0.0, 0.5], [0.25, 0.0], [9.0, 9.0]])
        array([[1.  , 2.5 ],
               [1.25, 2.  ]])

    Source: Vaswani et al. 2017, section 3.5; Gehring et al. 2017, section 3.1.
    Lesson: docs/lessons/positions.md#q-position-combination
    """
    # TODO: write this function, then save the file.
    raise NotImplementedError("add_positions")


def relative_offsets(length: int, max_distance: int | None = None) -> Array:
    """Return how far each key lies ahead of each query: entry [query, key] is key - query.

    Args:
        length: L, the number of positions; at least 1.
        max_distance: if given, offsets below -max_distance become -max_distance, and those above max_distance become
            max_distance; 0 is allowed and makes all of them 0. Without it nothing is clipped.
    Returns:
        The offsets, shape (L, L), int64; rows are queries, columns are keys.
    Raises:
        ValueError: `length` is below 1; `max_distance` is negative; the message names it.
    Example:
        >>> relative_offsets(4, max_distance=2)
        array([[ 0,  1,  2,  2],
               [-1,  0,  1,  2],
               [-2, -1,  0,  1],
               [-2, -2, -1,  0]])

    Source: Shaw, Uszkoreit and Vaswani 2018, section 3.2.
    Lesson: docs/lessons/positions.md#q-position-types
    """
    # TODO: write this function, then save the file.
    raise NotImplementedError("relative_offsets")


def alibi_bias(length: int, num_heads: int) -> Array:
    """Return what ALiBi adds to the attention scores: the farther a key is from the query, the more is taken off.

    Entry [h, query, key] is -slope_h * |key - query|, the same for keys before and after the query (there is no causal
    mask in it). The slope of head h, counted from 0, is 2**(-8 * (h + 1) / H).

    Args:
        length: L, the number of positions; at least 1.
        num_heads: H, a power of two: 1, 2, 4, 8, ...
    Returns:
        The biases, shape (H, L, L), float64.
    Raises:
        ValueError: `length` is below 1; `num_heads` is not a power of two; the message names it.
    Example:
        >>> alibi_bias(3, 8)[0]
        array([[ 0. , -0.5, -1. ],
               [-0.5,  0. , -0.5],
               [-1. , -0.5,  0. ]])

    Source: Press, Smith and Lewis 2022, section 3.
    Lesson: docs/lessons/positions.md#q-position-combination
    """
    # TODO: write this function, then save the file.
    raise NotImplementedError("alibi_bias")


def rotate(vectors: Array, positions: Array, base: float = 10000.0) -> Array:
    """Return the vectors turned by their positions (rotary encoding).

    Columns 2i and 2i+1 (neighbours, not column i of each half) are the two coordinates (x, y) of a point in a plane. At
    position p that point turns around the origin by the angle p / base**(2i/d) radians, counter-clockwise: at a quarter
    turn (1, 0) becomes (0, 1). So every vector keeps its length, and the dot product of a rotated query and a rotated
    key depends on the difference of their positions alone.

    Args:
        vectors: shape (..., L, d), any real dtype, or nested lists: queries or keys; d is even. L may be 0.
        positions: the position of each row, shape (L,), any integer dtype, in any order; the same for every sequence of
            a batch. A negative position turns clockwise.
        base: what sets the slowest frequency; positive.
    Returns:
        A new array of the shape of `vectors`, float64.
    Raises:
        ValueError: `vectors` has fewer than two dimensions or an odd width; `positions` is not 1-D or does not hold one
            position for each of the L rows; the message names it.
    Example:
        >>> rotate([[1.0, 0.0, 1.0, 0.0], [1.0, 0.0, 1.0, 0.0]], [0, 2]).round(4)
        array([[ 1.    ,  0.    ,  1.    ,  0.    ],
               [-0.4161,  0.9093,  0.9998,  0.02  ]])

    Source: Su et al. 2021, section 3.2.
    Lesson: docs/lessons/positions.md#q-position-combination
    """
    # TODO: write this function, then save the file.
    raise NotImplementedError("rotate")

"""Positional encodings: how a model that sees all tokens at once is told their order."""

import numpy as np

#: An array of numbers.
Array = np.ndarray


def sinusoidal_positions(length: int, width: int, base: float = 10000.0) -> Array:
    """Return the fixed table of sines and cosines, one row for each position.

    Positions p count from 0. Sines and cosines alternate (they are not in two halves): for i = 0, 1, ..., d/2 - 1,
    column 2i is sin(p / base**(2i/d)) and column 2i+1 is cos(p / base**(2i/d)), both with the same angle, in radians.

    Args:
        length: L, the number of positions; at least 1.
        width: d, the number of columns; even, at least 2.
        base: what sets the slowest frequency; positive.
    Returns:
        The table, shape (L, d), float64.
    Example:
        >>> sinusoidal_positions(2, 4).round(4)
        array([[0.    , 1.    , 0.    , 1.    ],
               [0.8415, 0.5403, 0.01  , 1.    ]])

    Source: Vaswani et al. 2017, section 3.5.
    Lesson: docs/lessons/positions.md#q-position-types
    """
    _check_sizes(length=length, width=width)
    _check_even("width", width)
    # TODO: write the rest; length is at least 1; width is even, at least 2.
    raise NotImplementedError("sinusoidal_positions")


def add_positions(token_vectors: Array, position_table: Array) -> Array:
    """Return the token vectors with the vector of each position added to them.

    Position 0 of every sequence gets row 0 of the table, position 1 gets row 1, and so on; rows beyond the length of
    the sequences are not used.

    Args:
        token_vectors: shape (..., L, d), any real dtype, or nested lists: one sequence, or a batch of them.
        position_table: shape (P, d), any real dtype, or nested lists; P at least L.
    Returns:
        A new array of the shape of `token_vectors`, float64.
    Raises:
        ValueError: the sequences are longer than the table.
    Example:
        >>> add_positions([[1.0, 2.0], [1.0, 2.0]], [[0.0, 0.5], [0.25, 0.0], [9.0, 9.0]])
        array([[1.  , 2.5 ],
               [1.25, 2.  ]])

    Source: Vaswani et al. 2017, section 3.5; Gehring et al. 2017, section 3.1.
    Lesson: docs/lessons/positions.md#q-position-combination
    """
    token_vectors = _vectors("token_vectors", token_vectors)
    position_table = _table(position_table, token_vectors)
    # TODO: write the rest; token_vectors is float64, (..., L, d);
    #   position_table is float64, (P, d), and P is at least L.
    raise NotImplementedError("add_positions")


def relative_offsets(length: int, max_distance: int | None = None) -> Array:
    """Return how far each key lies ahead of each query: entry [query, key] is key - query.

    Args:
        length: L, the number of positions; at least 1.
        max_distance: if given, offsets below -max_distance become -max_distance, and those above max_distance become
            max_distance; 0 is allowed and makes all of them 0. Without it nothing is clipped.
    Returns:
        The offsets, shape (L, L), int64; rows are queries, columns are keys.
    Example:
        >>> relative_offsets(4, max_distance=2)
        array([[ 0,  1,  2,  2],
               [-1,  0,  1,  2],
               [-2, -1,  0,  1],
               [-2, -2, -1,  0]])

    Source: Shaw, Uszkoreit and Vaswani 2018, section 3.2.
    Lesson: docs/lessons/positions.md#q-position-types
    """
    _check_sizes(length=length)
    _check_distance(max_distance)
    # TODO: write the rest; length is at least 1; max_distance is None, or at least 0.
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
    Example:
        >>> alibi_bias(3, 8)[0]
        array([[ 0. , -0.5, -1. ],
               [-0.5,  0. , -0.5],
               [-1. , -0.5,  0. ]])

    Source: Press, Smith and Lewis 2022, section 3.
    Lesson: docs/lessons/positions.md#q-position-combination
    """
    _check_sizes(length=length, num_heads=num_heads)
    _check_power_of_two(num_heads)
    # TODO: write the rest; length is at least 1; num_heads is 1, 2, 4, 8, ...
    raise NotImplementedError("alibi_bias")


def rotate(vectors: Array, positions: Array, base: float = 10000.0) -> Array:
    """Return the vectors turned by their positions (rotary encoding).

    Columns 2i and 2i+1 (neighbours, not column i of each half) are the two coordinates (x, y) of a point in a plane. At
    position p that point turns around the origin by the angle p / base**(2i/d) radians, counter-clockwise: at a quarter
    turn (1, 0) becomes (0, 1). So every vector keeps its length, and the dot product of a rotated query and a rotated
    key depends on the difference of their positions alone.

    Args:
        vectors: shape (..., L, d), any real dtype, or nested lists: queries or keys; d is even.
        positions: the position of each row, shape (L,), any integer dtype, in any order; the same for every sequence of
            a batch. A negative position turns clockwise.
        base: what sets the slowest frequency; positive.
    Returns:
        A new array of the shape of `vectors`, float64.
    Example:
        >>> rotate([[1.0, 0.0, 1.0, 0.0], [1.0, 0.0, 1.0, 0.0]], [0, 2]).round(4)
        array([[ 1.    ,  0.    ,  1.    ,  0.    ],
               [-0.4161,  0.9093,  0.9998,  0.02  ]])

    Source: Su et al. 2021, section 3.2.
    Lesson: docs/lessons/positions.md#q-position-combination
    """
    vectors = _vectors("vectors", vectors)
    positions = _positions(positions, vectors)
    _check_even("vectors", vectors.shape[-1])
    # TODO: write the rest; vectors is float64, (..., L, d), with an even d; positions is float64, (L,).
    raise NotImplementedError("rotate")


# Given: the checks that the functions above begin with. There is nothing to write below this line.


def _check_sizes(**sizes: int) -> None:
    for name, size in sizes.items():
        if size < 1:
            raise ValueError(f"{name} must be at least 1, not {size}")


def _check_even(name: str, width: int) -> None:
    if width % 2:
        raise ValueError(f"{name} must have an even width, since columns come in pairs, not {width}")


def _check_distance(max_distance: int | None) -> None:
    if max_distance is not None and max_distance < 0:
        raise ValueError(f"max_distance must be at least 0, not {max_distance}")


def _check_power_of_two(num_heads: int) -> None:
    # A power of two has a single bit, which the number below it lacks.
    if num_heads & (num_heads - 1):
        raise ValueError(f"num_heads must be a power of two, not {num_heads}")


def _vectors(name: str, values: Array) -> Array:
    vectors = np.asarray(values, dtype=np.float64)
    if vectors.ndim < 2:
        raise ValueError(f"{name} must have at least two dimensions, (..., L, d), not shape {vectors.shape}")
    return vectors


def _table(position_table: Array, token_vectors: Array) -> Array:
    position_table = np.asarray(position_table, dtype=np.float64)
    length, width = token_vectors.shape[-2:]
    # NumPy would spread a width of 1, or a table of one row, over all others.
    if position_table.ndim != 2 or position_table.shape[1] != width:
        raise ValueError(f"position_table must have shape (P, {width}), not {position_table.shape}")
    if length > len(position_table):
        raise ValueError(f"token_vectors are {length} positions long, but there are only {len(position_table)} rows")
    return position_table


def _positions(positions: Array, vectors: Array) -> Array:
    positions = np.asarray(positions, dtype=np.float64)
    length = vectors.shape[-2]
    if positions.shape != (length,):
        raise ValueError(f"positions must be a flat list of {length}, one for each row, not of shape {positions.shape}")
    return positions

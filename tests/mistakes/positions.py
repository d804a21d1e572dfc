"""Known mistakes of the module positions: below each function's checks, which are given."""

import numpy as np

from llmlings.testing import mistake


@mistake("sinusoidal_positions")
def asserts_that_the_width_is_even(length, width, base=10000.0):
    """Your check of an odd width raises an AssertionError; the docstring asks for a ValueError that names `width`."""
    _check_size("length", length)
    _check_size("width", width)
    assert width % 2 == 0, "width must be even"
    angles = _angles(np.arange(length), width, base)
    table = np.empty((length, width))
    table[:, 0::2] = np.sin(angles)
    table[:, 1::2] = np.cos(angles)
    return table


@mistake("sinusoidal_positions")
def cosine_before_sine(length, width, base=10000.0):
    """Your even columns hold cosines and your odd columns sines; the docstring has them the other way around."""
    _check_size("length", length)
    _check_size("width", width)
    if width % 2:
        raise ValueError("width must be even")
    angles = _angles(np.arange(length), width, base)
    table = np.empty((length, width))
    table[:, 0::2] = np.cos(angles)
    table[:, 1::2] = np.sin(angles)
    return table


@mistake("sinusoidal_positions")
def every_column_has_a_frequency_of_its_own(length, width, base=10000.0):
    """Your exponent is column / d in every column, so a cosine turns slower than the sine beside it; in the docstring
    the two of a pair share one angle.
    """
    _check_size("length", length)
    _check_size("width", width)
    if width % 2:
        raise ValueError("width must be even")
    angles = np.arange(length)[:, np.newaxis] / base ** (np.arange(width) / width)
    return np.where(np.arange(width) % 2, np.cos(angles), np.sin(angles))


@mistake("sinusoidal_positions")
def exponent_without_the_two(length, width, base=10000.0):
    """Your exponent is i / d, where i counts pairs; the docstring has 2i / d, so that the exponents reach nearly to 1.

    """
    _check_size("length", length)
    _check_size("width", width)
    if width % 2:
        raise ValueError("width must be even")
    angles = np.arange(length)[:, np.newaxis] / base ** (np.arange(width // 2) / width)
    table = np.empty((length, width))
    table[:, 0::2] = np.sin(angles)
    table[:, 1::2] = np.cos(angles)
    return table


@mistake("sinusoidal_positions")
def last_pair_reaches_the_base(length, width, base=10000.0):
    """You spread the exponents from 0 to exactly 1, dividing i by d/2 - 1; the docstring divides 2i by d, so the last
    exponent stays below 1.
    """
    _check_size("length", length)
    _check_size("width", width)
    if width % 2:
        raise ValueError("width must be even")
    exponents = np.arange(width // 2) / max(width // 2 - 1, 1)
    angles = np.arange(length)[:, np.newaxis] / base**exponents
    table = np.empty((length, width))
    table[:, 0::2] = np.sin(angles)
    table[:, 1::2] = np.cos(angles)
    return table


@mistake("sinusoidal_positions")
def leaves_out_the_last_cosine(length, width, base=10000.0):
    """For an odd width you leave out the last cosine; the docstring refuses an odd width and names `width`."""
    _check_size("length", length)
    _check_size("width", width)
    angles = _angles(np.arange(length), width, base)
    table = np.empty((length, width))
    table[:, 0::2] = np.sin(angles)
    table[:, 1::2] = np.cos(angles[:, : width // 2])
    return table


@mistake("sinusoidal_positions")
def multiplies_by_the_power_of_the_base(length, width, base=10000.0):
    """You multiply the position with base**(2i/d), so later pairs turn ever faster; the docstring divides by it."""
    _check_size("length", length)
    _check_size("width", width)
    if width % 2:
        raise ValueError("width must be even")
    angles = np.arange(length)[:, np.newaxis] * base ** (np.arange(0, width, 2) / width)
    table = np.empty((length, width))
    table[:, 0::2] = np.sin(angles)
    table[:, 1::2] = np.cos(angles)
    return table


@mistake("sinusoidal_positions")
def one_column_for_each_position(length, width, base=10000.0):
    """Your table has shape (d, L), a column for each position; the docstring asks for a row for each position, (L, d).

    """
    _check_size("length", length)
    _check_size("width", width)
    if width % 2:
        raise ValueError("width must be even")
    angles = _angles(np.arange(length), width, base)
    table = np.empty((length, width))
    table[:, 0::2] = np.sin(angles)
    table[:, 1::2] = np.cos(angles)
    return table.T.copy()


@mistake("sinusoidal_positions")
def one_position_too_many(length, width, base=10000.0):
    """Your table goes up to position L, so it has L + 1 rows; the docstring has the L positions 0 to L - 1."""
    _check_size("length", length)
    _check_size("width", width)
    if width % 2:
        raise ValueError("width must be even")
    length += 1
    angles = _angles(np.arange(length), width, base)
    table = np.empty((length, width))
    table[:, 0::2] = np.sin(angles)
    table[:, 1::2] = np.cos(angles)
    return table


@mistake("sinusoidal_positions")
def positions_as_shares_of_the_length(length, width, base=10000.0):
    """You divide the positions by the length, so the same position has another vector in a longer text; the docstring
    uses the position itself.
    """
    _check_size("length", length)
    _check_size("width", width)
    if width % 2:
        raise ValueError("width must be even")
    angles = _angles(np.arange(length) / length, width, base)
    table = np.empty((length, width))
    table[:, 0::2] = np.sin(angles)
    table[:, 1::2] = np.cos(angles)
    return table


@mistake("sinusoidal_positions")
def sines_everywhere(length, width, base=10000.0):
    """Your odd columns repeat the sines; the docstring puts the cosine of the same angle there."""
    _check_size("length", length)
    _check_size("width", width)
    if width % 2:
        raise ValueError("width must be even")
    angles = _angles(np.arange(length), width, base)
    return np.repeat(np.sin(angles), 2, axis=1)


@mistake("sinusoidal_positions")
def sines_first_then_cosines(length, width, base=10000.0):
    """Your table holds all sines in its left half and all cosines in its right half; the docstring lets them alternate,
    column by column.
    """
    _check_size("length", length)
    _check_size("width", width)
    if width % 2:
        raise ValueError("width must be even")
    angles = _angles(np.arange(length), width, base)
    return np.concatenate([np.sin(angles), np.cos(angles)], axis=1)


@mistake("sinusoidal_positions")
def table_angles_in_degrees(length, width, base=10000.0):
    """Your angles are taken for degrees; the docstring means radians, as NumPy's `sin` and `cos` do."""
    _check_size("length", length)
    _check_size("width", width)
    if width % 2:
        raise ValueError("width must be even")
    angles = np.radians(_angles(np.arange(length), width, base))
    table = np.empty((length, width))
    table[:, 0::2] = np.sin(angles)
    table[:, 1::2] = np.cos(angles)
    return table


@mistake("sinusoidal_positions")
def table_angles_in_float32(length, width, base=10000.0):
    """Your angles are computed in float32, whose seven digits leave too few for the sine of a great angle; the docstring
    asks for float64 throughout.
    """
    _check_size("length", length)
    _check_size("width", width)
    if width % 2:
        raise ValueError("width must be even")
    frequencies = (1 / base ** (np.arange(0, width, 2) / width)).astype(np.float32)
    angles = np.arange(length, dtype=np.float32)[:, np.newaxis] * frequencies
    table = np.empty((length, width))
    table[:, 0::2] = np.sin(angles)
    table[:, 1::2] = np.cos(angles)
    return table


@mistake("sinusoidal_positions")
def table_counts_positions_from_one(length, width, base=10000.0):
    """Your first row belongs to position 1; the docstring counts positions from 0."""
    _check_size("length", length)
    _check_size("width", width)
    if width % 2:
        raise ValueError("width must be even")
    angles = _angles(np.arange(1, length + 1), width, base)
    table = np.empty((length, width))
    table[:, 0::2] = np.sin(angles)
    table[:, 1::2] = np.cos(angles)
    return table


@mistake("sinusoidal_positions")
def table_exponent_counts_columns(length, width, base=10000.0):
    """Your exponent is 2 * column / d; the 2i of the docstring is the column already, since i counts pairs."""
    _check_size("length", length)
    _check_size("width", width)
    if width % 2:
        raise ValueError("width must be even")
    angles = np.arange(length)[:, np.newaxis] / base ** (2 * np.arange(0, width, 2) / width)
    table = np.empty((length, width))
    table[:, 0::2] = np.sin(angles)
    table[:, 1::2] = np.cos(angles)
    return table


@mistake("sinusoidal_positions")
def table_ignores_the_base(length, width, base=10000.0):
    """Your table always uses a base of 10,000; that is only the default, and the docstring uses the `base` that is
    given.
    """
    _check_size("length", length)
    _check_size("width", width)
    if width % 2:
        raise ValueError("width must be even")
    angles = _angles(np.arange(length), width, 10_000.0)
    table = np.empty((length, width))
    table[:, 0::2] = np.sin(angles)
    table[:, 1::2] = np.cos(angles)
    return table


@mistake("sinusoidal_positions")
def table_in_float32(length, width, base=10000.0):
    """Your table holds float32 values; the docstring asks for float64."""
    _check_size("length", length)
    _check_size("width", width)
    if width % 2:
        raise ValueError("width must be even")
    angles = _angles(np.arange(length), width, base)
    table = np.empty((length, width), dtype=np.float32)
    table[:, 0::2] = np.sin(angles)
    table[:, 1::2] = np.cos(angles)
    return table


@mistake("sinusoidal_positions")
def table_of_no_columns(length, width, base=10000.0):
    """You only check that the width is even, and 0 and -2 are even too; the docstring refuses a width below 1 and names
    `width`.
    """
    _check_size("length", length)
    if width % 2:
        raise ValueError("width must be even")
    angles = _angles(np.arange(length), width, base)
    table = np.empty((length, width))
    table[:, 0::2] = np.sin(angles)
    table[:, 1::2] = np.cos(angles)
    return table


@mistake("sinusoidal_positions")
def table_of_no_positions(length, width, base=10000.0):
    """You accept a length below 1 and give a table without rows; the docstring refuses it and names `length`."""
    _check_size("width", width)
    if width % 2:
        raise ValueError("width must be even")
    length = max(length, 0)
    angles = _angles(np.arange(length), width, base)
    table = np.empty((length, width))
    table[:, 0::2] = np.sin(angles)
    table[:, 1::2] = np.cos(angles)
    return table


@mistake("sinusoidal_positions")
def whole_number_exponents(length, width, base=10000.0):
    """Your exponent 2i // d is a division without a fraction, so it is always 0 and all pairs turn alike; the docstring
    divides with a fraction.
    """
    _check_size("length", length)
    _check_size("width", width)
    if width % 2:
        raise ValueError("width must be even")
    angles = np.arange(length)[:, np.newaxis] / base ** (np.arange(0, width, 2) // width)
    table = np.empty((length, width))
    table[:, 0::2] = np.sin(angles)
    table[:, 1::2] = np.cos(angles)
    return table


@mistake("add_positions")
def adds_in_place(token_vectors, position_table):
    """You add into the token vectors themselves; the docstring gives a new array and leaves the arguments as they are.

    """
    token_vectors = _as_vectors("token_vectors", token_vectors)
    position_table = np.asarray(position_table, dtype=np.float64)
    if position_table.ndim != 2 or position_table.shape[1] != token_vectors.shape[-1]:
        raise ValueError("position_table must be (P, d)")
    length = token_vectors.shape[-2]
    if length > len(position_table):
        raise ValueError("token_vectors are too long")
    token_vectors += position_table[:length]
    return token_vectors


@mistake("add_positions")
def adds_the_first_row_everywhere(token_vectors, position_table):
    """You add row 0 of the table to every position, which tells nothing about the order; the docstring adds row p to
    position p.
    """
    token_vectors = _as_vectors("token_vectors", token_vectors)
    position_table = np.asarray(position_table, dtype=np.float64)
    if position_table.ndim != 2 or position_table.shape[1] != token_vectors.shape[-1]:
        raise ValueError("position_table must be (P, d)")
    length = token_vectors.shape[-2]
    if length > len(position_table):
        raise ValueError("token_vectors are too long")
    return token_vectors + position_table[0]


@mistake("add_positions")
def adds_the_whole_table(token_vectors, position_table):
    """You add all rows of the table, which fits only a sequence exactly as long as the table; the docstring takes the
    first L rows.
    """
    token_vectors = _as_vectors("token_vectors", token_vectors)
    position_table = np.asarray(position_table, dtype=np.float64)
    if position_table.ndim != 2 or position_table.shape[1] != token_vectors.shape[-1]:
        raise ValueError("position_table must be (P, d)")
    length = token_vectors.shape[-2]
    if length > len(position_table):
        raise ValueError("token_vectors are too long")
    return token_vectors + position_table


@mistake("add_positions")
def cuts_the_sequence_to_the_table(token_vectors, position_table):
    """You cut off what is longer than the table; the docstring refuses such a sequence and names `token_vectors`."""
    token_vectors = _as_vectors("token_vectors", token_vectors)
    position_table = np.asarray(position_table, dtype=np.float64)
    if position_table.ndim != 2 or position_table.shape[1] != token_vectors.shape[-1]:
        raise ValueError("position_table must be (P, d)")
    length = min(token_vectors.shape[-2], len(position_table))
    return token_vectors[..., :length, :] + position_table[:length]


@mistake("add_positions")
def leaves_later_positions_alone(token_vectors, position_table):
    """Positions beyond the table get nothing added, so the model cannot tell them apart; the docstring refuses a
    sequence longer than the table and names `token_vectors`.
    """
    token_vectors = _as_vectors("token_vectors", token_vectors).copy()
    position_table = np.asarray(position_table, dtype=np.float64)
    if position_table.ndim != 2 or position_table.shape[1] != token_vectors.shape[-1]:
        raise ValueError("position_table must be (P, d)")
    length = min(token_vectors.shape[-2], len(position_table))
    token_vectors[..., :length, :] += position_table[:length]
    return token_vectors


@mistake("add_positions")
def leaves_the_length_to_numpy(token_vectors, position_table):
    """You leave a sequence longer than the table to NumPy, whose message names no argument, and which spreads a table of
    one row over all positions; the docstring asks for a ValueError that names `token_vectors`.
    """
    token_vectors = _as_vectors("token_vectors", token_vectors)
    position_table = np.asarray(position_table, dtype=np.float64)
    if position_table.ndim != 2 or position_table.shape[1] != token_vectors.shape[-1]:
        raise ValueError("position_table must be (P, d)")
    return token_vectors + position_table[: token_vectors.shape[-2]]


@mistake("add_positions")
def multiplies_with_the_positions(token_vectors, position_table):
    """You multiply token vectors and position vectors; the docstring adds them."""
    token_vectors = _as_vectors("token_vectors", token_vectors)
    position_table = np.asarray(position_table, dtype=np.float64)
    if position_table.ndim != 2 or position_table.shape[1] != token_vectors.shape[-1]:
        raise ValueError("position_table must be (P, d)")
    length = token_vectors.shape[-2]
    if length > len(position_table):
        raise ValueError("token_vectors are too long")
    return token_vectors * position_table[:length]


@mistake("add_positions")
def one_row_for_each_sequence(token_vectors, position_table):
    """In a batch you add row 0 to the whole first sequence, row 1 to the second, and so on; the docstring adds a row to
    each position, in every sequence the same.
    """
    token_vectors = _as_vectors("token_vectors", token_vectors)
    position_table = np.asarray(position_table, dtype=np.float64)
    if position_table.ndim != 2 or position_table.shape[1] != token_vectors.shape[-1]:
        raise ValueError("position_table must be (P, d)")
    length = token_vectors.shape[-2]
    if length > len(position_table):
        raise ValueError("token_vectors are too long")
    if token_vectors.ndim == 2:
        return token_vectors + position_table[:length]
    rows = position_table[np.arange(len(token_vectors)) % len(position_table)]
    return token_vectors + rows.reshape(len(rows), *[1] * (token_vectors.ndim - 2), -1)


@mistake("add_positions")
def puts_positions_beside_the_tokens(token_vectors, position_table):
    """You put the position vector beside the token vector, which doubles the width; the docstring adds the two and keeps
    the width.
    """
    token_vectors = _as_vectors("token_vectors", token_vectors)
    position_table = np.asarray(position_table, dtype=np.float64)
    if position_table.ndim != 2 or position_table.shape[1] != token_vectors.shape[-1]:
        raise ValueError("position_table must be (P, d)")
    length = token_vectors.shape[-2]
    if length > len(position_table):
        raise ValueError("token_vectors are too long")
    rows = np.broadcast_to(position_table[:length], token_vectors.shape)
    return np.concatenate([token_vectors, rows], axis=-1)


@mistake("add_positions")
def refuses_batches(token_vectors, position_table):
    """You accept a single sequence only; the docstring adds positions to a batch of any number of dimensions, (..., L,
    d).
    """
    token_vectors = _as_vectors("token_vectors", token_vectors)
    position_table = np.asarray(position_table, dtype=np.float64)
    if position_table.ndim != 2 or position_table.shape[1] != token_vectors.shape[-1]:
        raise ValueError("position_table must be (P, d)")
    length = token_vectors.shape[-2]
    if length > len(position_table):
        raise ValueError("token_vectors are too long")
    assert token_vectors.ndim == 2, "token_vectors must be (L, d)"
    return token_vectors + position_table[:length]


@mistake("add_positions")
def scales_the_tokens_first(token_vectors, position_table):
    """You multiply the token vectors by the square root of d before you add, as the first transformer did; the docstring
    adds them as they are.
    """
    token_vectors = _as_vectors("token_vectors", token_vectors)
    position_table = np.asarray(position_table, dtype=np.float64)
    if position_table.ndim != 2 or position_table.shape[1] != token_vectors.shape[-1]:
        raise ValueError("position_table must be (P, d)")
    length = token_vectors.shape[-2]
    if length > len(position_table):
        raise ValueError("token_vectors are too long")
    return token_vectors * np.sqrt(token_vectors.shape[-1]) + position_table[:length]


@mistake("add_positions")
def spreads_a_width_of_one(token_vectors, position_table):
    """You leave the widths to NumPy, which spreads a width of 1 over any other; the docstring refuses a table of another
    width and names `position_table`.
    """
    token_vectors = _as_vectors("token_vectors", token_vectors)
    position_table = np.asarray(position_table, dtype=np.float64)
    if position_table.ndim != 2:
        raise ValueError("position_table must be (P, d)")
    if token_vectors.shape[-2] > len(position_table):
        raise ValueError("token_vectors are too long")
    return token_vectors + position_table[: token_vectors.shape[-2]]


@mistake("add_positions")
def stacks_sums_in_a_list(token_vectors, position_table):
    """You collect the sums in a list, which for no positions gives an array without a width; the docstring keeps the
    shape of the token vectors: (0, d).
    """
    token_vectors = _as_vectors("token_vectors", token_vectors)
    position_table = np.asarray(position_table, dtype=np.float64)
    if position_table.ndim != 2 or position_table.shape[1] != token_vectors.shape[-1]:
        raise ValueError("position_table must be (P, d)")
    length = token_vectors.shape[-2]
    if length > len(position_table):
        raise ValueError("token_vectors are too long")
    sums = np.array([token_vectors[..., place, :] + position_table[place] for place in range(length)])
    return np.moveaxis(sums, 0, -2) if length else sums


@mistake("add_positions")
def starts_at_row_one(token_vectors, position_table):
    """Your first token gets row 1 of the table; the docstring counts positions from 0."""
    token_vectors = _as_vectors("token_vectors", token_vectors)
    position_table = np.asarray(position_table, dtype=np.float64)
    if position_table.ndim != 2 or position_table.shape[1] != token_vectors.shape[-1]:
        raise ValueError("position_table must be (P, d)")
    length = token_vectors.shape[-2]
    if length > len(position_table):
        raise ValueError("token_vectors are too long")
    return token_vectors + position_table[(np.arange(length) + 1) % len(position_table)]


@mistake("add_positions")
def starts_the_table_again(token_vectors, position_table):
    """For positions beyond the table you start again with row 0; the docstring refuses a sequence longer than the table
    and names `token_vectors`.
    """
    token_vectors = _as_vectors("token_vectors", token_vectors)
    position_table = np.asarray(position_table, dtype=np.float64)
    if position_table.ndim != 2 or position_table.shape[1] != token_vectors.shape[-1]:
        raise ValueError("position_table must be (P, d)")
    return token_vectors + position_table[np.arange(token_vectors.shape[-2]) % len(position_table)]


@mistake("add_positions")
def strings_the_lists_together(token_vectors, position_table):
    """You use `+` on the arguments as they come, which strings lists together instead of adding their numbers; make
    arrays of them first.
    """
    _as_vectors("token_vectors", token_vectors)
    if np.ndim(position_table) != 2 or np.shape(position_table)[-1] != np.shape(token_vectors)[-1]:
        raise ValueError("position_table must be (P, d)")
    length = np.shape(token_vectors)[-2]
    if length > len(position_table):
        raise ValueError("token_vectors are too long")
    rows = position_table[:length]
    if isinstance(token_vectors, list):
        return token_vectors + rows
    return np.asarray(token_vectors, dtype=np.float64) + rows


@mistake("add_positions")
def sums_in_the_dtype_of_the_arguments(token_vectors, position_table):
    """You add in the dtype of the arguments, where float32 stays float32 and 200 + 100 does not fit into a uint8; the
    docstring adds in float64.
    """
    given = np.asarray(token_vectors), np.asarray(position_table)
    token_vectors = _as_vectors("token_vectors", token_vectors)
    position_table = np.asarray(position_table, dtype=np.float64)
    if position_table.ndim != 2 or position_table.shape[1] != token_vectors.shape[-1]:
        raise ValueError("position_table must be (P, d)")
    length = token_vectors.shape[-2]
    if length > len(position_table):
        raise ValueError("token_vectors are too long")
    return given[0] + given[1][:length]


@mistake("add_positions")
def takes_a_table_for_each_sequence(token_vectors, position_table):
    """You accept a position table of three dimensions, as if each sequence had a table of its own; the docstring asks
    for one table of shape (P, d) and names `position_table`.
    """
    token_vectors = _as_vectors("token_vectors", token_vectors)
    position_table = np.asarray(position_table, dtype=np.float64)
    if position_table.ndim < 2 or position_table.shape[-1] != token_vectors.shape[-1]:
        raise ValueError("position_table must be (P, d)")
    if token_vectors.shape[-2] > position_table.shape[-2]:
        raise ValueError("token_vectors are too long")
    return token_vectors + position_table[..., : token_vectors.shape[-2], :]


@mistake("add_positions")
def takes_as_many_rows_as_sequences(token_vectors, position_table):
    """You take the length from the first axis, which in a batch is the number of sequences; the docstring has the
    positions along the last axis but one.
    """
    token_vectors = _as_vectors("token_vectors", token_vectors)
    position_table = np.asarray(position_table, dtype=np.float64)
    if position_table.ndim != 2 or position_table.shape[1] != token_vectors.shape[-1]:
        raise ValueError("position_table must be (P, d)")
    length = token_vectors.shape[-2]
    if length > len(position_table):
        raise ValueError("token_vectors are too long")
    return token_vectors + position_table[: len(token_vectors)]


@mistake("add_positions")
def takes_one_row_for_a_table(token_vectors, position_table):
    """You accept a position table of one dimension and add it everywhere; the docstring asks for a table of shape (P, d)
    and names `position_table`.
    """
    token_vectors = _as_vectors("token_vectors", token_vectors)
    position_table = np.asarray(position_table, dtype=np.float64)
    if position_table.ndim == 1:
        position_table = np.tile(position_table, (token_vectors.shape[-2], 1))
    if position_table.ndim != 2 or position_table.shape[1] != token_vectors.shape[-1]:
        raise ValueError("position_table must be (P, d)")
    if token_vectors.shape[-2] > len(position_table):
        raise ValueError("token_vectors are too long")
    return token_vectors + position_table[: token_vectors.shape[-2]]


@mistake("add_positions")
def takes_one_vector_for_a_sequence(token_vectors, position_table):
    """You accept a single token vector of shape (d,) as a sequence; the docstring asks for at least two dimensions and
    names `token_vectors`.
    """
    token_vectors = np.atleast_2d(np.asarray(token_vectors, dtype=np.float64))
    position_table = np.asarray(position_table, dtype=np.float64)
    if position_table.ndim != 2 or position_table.shape[1] != token_vectors.shape[-1]:
        raise ValueError("position_table must be (P, d)")
    if token_vectors.shape[-2] > len(position_table):
        raise ValueError("token_vectors are too long")
    return token_vectors + position_table[: token_vectors.shape[-2]]


@mistake("add_positions")
def uses_the_last_rows(token_vectors, position_table):
    """You add the last L rows of the table; the docstring adds the first L, since every sequence starts at position 0.

    """
    token_vectors = _as_vectors("token_vectors", token_vectors)
    position_table = np.asarray(position_table, dtype=np.float64)
    if position_table.ndim != 2 or position_table.shape[1] != token_vectors.shape[-1]:
        raise ValueError("position_table must be (P, d)")
    length = token_vectors.shape[-2]
    if length > len(position_table):
        raise ValueError("token_vectors are too long")
    return token_vectors + position_table[len(position_table) - length :]


@mistake("relative_offsets")
def a_max_distance_of_0_counts_as_none(length, max_distance=None):
    """You take a max_distance of 0 for "not given", since 0 counts as false; in the docstring only None means that
    nothing is clipped, and 0 makes all offsets 0.
    """
    _check_size("length", length)
    if max_distance is not None and max_distance < 0:
        raise ValueError("max_distance must be at least 0")
    places = np.arange(length)
    offsets = places - places[:, np.newaxis]
    return np.clip(offsets, -max_distance, max_distance) if max_distance else offsets


@mistake("relative_offsets")
def clips_one_too_early(length, max_distance=None):
    """You clip to max_distance - 1; in the docstring max_distance itself is the greatest offset."""
    _check_size("length", length)
    if max_distance is not None and max_distance < 0:
        raise ValueError("max_distance must be at least 0")
    places = np.arange(length)
    offsets = places - places[:, np.newaxis]
    return offsets if max_distance is None else np.clip(offsets, 1 - max_distance, max_distance - 1)


@mistake("relative_offsets")
def clips_only_ahead(length, max_distance=None):
    """You clip offsets above max_distance only; the docstring clips those below -max_distance too."""
    _check_size("length", length)
    if max_distance is not None and max_distance < 0:
        raise ValueError("max_distance must be at least 0")
    places = np.arange(length)
    offsets = places - places[:, np.newaxis]
    return offsets if max_distance is None else np.minimum(offsets, max_distance)


@mistake("relative_offsets")
def clips_only_behind(length, max_distance=None):
    """You clip offsets below -max_distance only; the docstring clips those above max_distance too."""
    _check_size("length", length)
    if max_distance is not None and max_distance < 0:
        raise ValueError("max_distance must be at least 0")
    places = np.arange(length)
    offsets = places - places[:, np.newaxis]
    return offsets if max_distance is None else np.maximum(offsets, -max_distance)


@mistake("relative_offsets")
def clips_the_positions(length, max_distance=None):
    """You clip the positions and then take differences; the docstring takes the differences first and clips those."""
    _check_size("length", length)
    if max_distance is not None and max_distance < 0:
        raise ValueError("max_distance must be at least 0")
    places = np.arange(length)
    if max_distance is not None:
        places = np.clip(places, -max_distance, max_distance)
    return places - places[:, np.newaxis]


@mistake("relative_offsets")
def clips_to_a_negative_distance(length, max_distance=None):
    """You accept a negative max_distance, for which the lower limit lies above the upper one; the docstring refuses it
    and names `max_distance`.
    """
    _check_size("length", length)
    places = np.arange(length)
    offsets = places - places[:, np.newaxis]
    return offsets if max_distance is None else np.clip(offsets, -max_distance, max_distance)


@mistake("relative_offsets")
def drops_the_sign_of_max_distance(length, max_distance=None):
    """You accept a negative max_distance and drop its sign; the docstring refuses it and names `max_distance`."""
    _check_size("length", length)
    places = np.arange(length)
    offsets = places - places[:, np.newaxis]
    return offsets if max_distance is None else np.clip(offsets, -abs(max_distance), abs(max_distance))


@mistake("relative_offsets")
def far_offsets_become_0(length, max_distance=None):
    """Your offsets beyond max_distance become 0, as if the key were the query itself; the docstring moves them to
    max_distance or -max_distance.
    """
    _check_size("length", length)
    if max_distance is not None and max_distance < 0:
        raise ValueError("max_distance must be at least 0")
    places = np.arange(length)
    offsets = places - places[:, np.newaxis]
    return offsets if max_distance is None else np.where(np.abs(offsets) > max_distance, 0, offsets)


@mistake("relative_offsets")
def ignores_max_distance(length, max_distance=None):
    """Your offsets are never clipped; the docstring clips them to max_distance when it is given."""
    _check_size("length", length)
    if max_distance is not None and max_distance < 0:
        raise ValueError("max_distance must be at least 0")
    places = np.arange(length)
    return places - places[:, np.newaxis]


@mistake("relative_offsets")
def later_keys_have_no_offset(length, max_distance=None):
    """Your offsets of keys after the query are 0; the docstring counts forward as well as back, and leaves hiding the
    future to a mask.
    """
    _check_size("length", length)
    if max_distance is not None and max_distance < 0:
        raise ValueError("max_distance must be at least 0")
    places = np.arange(length)
    offsets = np.minimum(places - places[:, np.newaxis], 0)
    return offsets if max_distance is None else np.clip(offsets, -max_distance, max_distance)


@mistake("relative_offsets")
def offsets_are_query_minus_key(length, max_distance=None):
    """Your signs are reversed: you give query - key; the docstring gives key - query, which is positive for a key that
    comes later.
    """
    _check_size("length", length)
    if max_distance is not None and max_distance < 0:
        raise ValueError("max_distance must be at least 0")
    places = np.arange(length)
    offsets = places[:, np.newaxis] - places
    return offsets if max_distance is None else np.clip(offsets, -max_distance, max_distance)


@mistake("relative_offsets")
def offsets_as_floats(length, max_distance=None):
    """Your offsets are floats; the docstring asks for int64."""
    _check_size("length", length)
    if max_distance is not None and max_distance < 0:
        raise ValueError("max_distance must be at least 0")
    places = np.arange(length)
    offsets = places - places[:, np.newaxis].astype(np.float64)
    return offsets if max_distance is None else np.clip(offsets, -max_distance, max_distance)


@mistake("relative_offsets")
def offsets_in_32_bits(length, max_distance=None):
    """Your offsets are int32; the docstring asks for int64."""
    _check_size("length", length)
    if max_distance is not None and max_distance < 0:
        raise ValueError("max_distance must be at least 0")
    places = np.arange(length)
    offsets = (places - places[:, np.newaxis]).astype(np.int32)
    return offsets if max_distance is None else np.clip(offsets, -max_distance, max_distance)


@mistake("relative_offsets")
def offsets_in_a_byte(length, max_distance=None):
    """Your offsets are computed in eight bits, where 299 turns into 43; the docstring asks for int64."""
    _check_size("length", length)
    if max_distance is not None and max_distance < 0:
        raise ValueError("max_distance must be at least 0")
    places = np.arange(length)
    offsets = (places - places[:, np.newaxis]).astype(np.int8).astype(np.int64)
    return offsets if max_distance is None else np.clip(offsets, -max_distance, max_distance)


@mistake("relative_offsets")
def offsets_of_no_positions(length, max_distance=None):
    """You accept a length below 1 and give an empty array; the docstring refuses it and names `length`."""
    if max_distance is not None and max_distance < 0:
        raise ValueError("max_distance must be at least 0")
    places = np.arange(length)
    offsets = places - places[:, np.newaxis]
    return offsets if max_distance is None else np.clip(offsets, -max_distance, max_distance)


@mistake("relative_offsets")
def offsets_of_the_first_query_alone(length, max_distance=None):
    """You give one row of offsets, those seen from position 0; the docstring gives one row for each query, (L, L)."""
    _check_size("length", length)
    if max_distance is not None and max_distance < 0:
        raise ValueError("max_distance must be at least 0")
    places = np.arange(length)
    return places if max_distance is None else np.clip(places, -max_distance, max_distance)


@mistake("relative_offsets")
def offsets_start_at_0(length, max_distance=None):
    """You add max_distance to every offset, as one does to look them up in a table; the docstring gives the clipped
    offsets themselves, from -max_distance to max_distance.
    """
    _check_size("length", length)
    if max_distance is not None and max_distance < 0:
        raise ValueError("max_distance must be at least 0")
    places = np.arange(length)
    offsets = places - places[:, np.newaxis]
    return offsets if max_distance is None else np.clip(offsets, -max_distance, max_distance) + max_distance


@mistake("relative_offsets")
def offsets_without_a_sign(length, max_distance=None):
    """You give distances, which are the same ahead and behind; the docstring keeps the sign: key - query."""
    _check_size("length", length)
    if max_distance is not None and max_distance < 0:
        raise ValueError("max_distance must be at least 0")
    places = np.arange(length)
    offsets = np.abs(places - places[:, np.newaxis])
    return offsets if max_distance is None else np.clip(offsets, -max_distance, max_distance)


@mistake("relative_offsets")
def refuses_a_distance_beyond_the_length(length, max_distance=None):
    """You refuse a max_distance that no offset reaches; the docstring allows it, and then nothing is clipped."""
    _check_size("length", length)
    if max_distance is not None and max_distance < 0:
        raise ValueError("max_distance must be at least 0")
    places = np.arange(length)
    offsets = places - places[:, np.newaxis]
    if max_distance is not None and max_distance >= length:
        raise ValueError("max_distance must be below the length")
    return offsets if max_distance is None else np.clip(offsets, -max_distance, max_distance)


@mistake("relative_offsets")
def refuses_a_max_distance_of_0(length, max_distance=None):
    """You refuse a max_distance of 0; the docstring allows it: all offsets are then 0."""
    _check_size("length", length)
    if max_distance is not None and max_distance < 0:
        raise ValueError("max_distance must be at least 0")
    places = np.arange(length)
    offsets = places - places[:, np.newaxis]
    if max_distance is not None and max_distance < 1:
        raise ValueError("max_distance must be at least 1")
    return offsets if max_distance is None else np.clip(offsets, -max_distance, max_distance)


@mistake("relative_offsets")
def the_text_is_a_circle(length, max_distance=None):
    """You count around the end of the text, so the last position lies just before the first; in the docstring a text has
    two ends.
    """
    _check_size("length", length)
    if max_distance is not None and max_distance < 0:
        raise ValueError("max_distance must be at least 0")
    places = np.arange(length)
    offsets = (places - places[:, np.newaxis] + length // 2) % length - length // 2
    return offsets if max_distance is None else np.clip(offsets, -max_distance, max_distance)


@mistake("alibi_bias")
def accepts_any_number_of_heads(length, num_heads):
    """You use the formula for any number of heads; the docstring refuses a number that is no power of two, 0 and
    negative numbers included, and names `num_heads`.
    """
    _check_size("length", length)
    slopes = 2.0 ** (-8 * np.arange(1, num_heads + 1) / num_heads)
    return slopes[:, np.newaxis, np.newaxis] * -np.abs(relative_offsets(length))


@mistake("alibi_bias")
def biases_in_float32(length, num_heads):
    """Your biases are float32; the docstring asks for float64."""
    _check_size("length", length)
    _check_size("num_heads", num_heads)
    if num_heads & (num_heads - 1):
        raise ValueError("num_heads must be a power of two")
    places = np.arange(length)
    distances = np.abs(places - places[:, np.newaxis])
    slopes = 2.0 ** (-8 * np.arange(1, num_heads + 1) / num_heads)
    return (slopes[:, np.newaxis, np.newaxis] * -distances).astype(np.float32)


@mistake("alibi_bias")
def biases_of_no_positions(length, num_heads):
    """You accept a length below 1 and give an empty array; the docstring refuses it and names `length`."""
    _check_size("num_heads", num_heads)
    if num_heads & (num_heads - 1):
        raise ValueError("num_heads must be a power of two")
    slopes = 2.0 ** (-8 * np.arange(1, num_heads + 1) / num_heads)
    places = np.arange(length)
    return slopes[:, np.newaxis, np.newaxis] * -np.abs(places - places[:, np.newaxis])


@mistake("alibi_bias")
def counts_keys_from_the_start(length, num_heads):
    """Your bias is slope * key, whatever the query is; the docstring counts the distance from the query."""
    _check_size("length", length)
    _check_size("num_heads", num_heads)
    if num_heads & (num_heads - 1):
        raise ValueError("num_heads must be a power of two")
    places = np.arange(length)
    distances = np.abs(places - places[:, np.newaxis])
    slopes = 2.0 ** (-8 * np.arange(1, num_heads + 1) / num_heads)
    return slopes[:, np.newaxis, np.newaxis] * np.broadcast_to(places, (length, length))


@mistake("alibi_bias")
def even_numbers_of_heads_pass(length, num_heads):
    """You only check that the number of heads is even; 6 is even and no power of two. The docstring refuses it and names
    `num_heads`.
    """
    _check_size("length", length)
    _check_size("num_heads", num_heads)
    if num_heads > 1 and num_heads % 2:
        raise ValueError("num_heads must be a power of two")
    slopes = 2.0 ** (-8 * np.arange(1, num_heads + 1) / num_heads)
    return slopes[:, np.newaxis, np.newaxis] * -np.abs(relative_offsets(length))


@mistake("alibi_bias")
def fills_up_the_slopes(length, num_heads):
    """For a number of heads that is no power of two you fill up with slopes of twice as many heads; here the docstring
    refuses such a number and names `num_heads`.
    """
    _check_size("length", length)
    _check_size("num_heads", num_heads)

    def slopes_of(number):
        return [2.0 ** (-8 * (head + 1) / number) for head in range(number)]

    lower = 1
    while 2 * lower <= num_heads:
        lower *= 2
    slopes = np.array(slopes_of(lower) + slopes_of(2 * lower)[0::2][: num_heads - lower])
    return slopes[:, np.newaxis, np.newaxis] * -np.abs(relative_offsets(length))


@mistake("alibi_bias")
def forgets_the_diagonal(length, num_heads):
    """You count the query itself as one step away; in the docstring a key at the query's own position loses nothing."""
    _check_size("length", length)
    _check_size("num_heads", num_heads)
    if num_heads & (num_heads - 1):
        raise ValueError("num_heads must be a power of two")
    places = np.arange(length)
    distances = np.abs(places - places[:, np.newaxis])
    slopes = 2.0 ** (-8 * np.arange(1, num_heads + 1) / num_heads)
    return slopes[:, np.newaxis, np.newaxis] * -(distances + 1)


@mistake("alibi_bias")
def gives_the_slopes_alone(length, num_heads):
    """You give the slopes; the docstring multiplies each with the distances, which makes (H, L, L)."""
    _check_size("length", length)
    _check_size("num_heads", num_heads)
    if num_heads & (num_heads - 1):
        raise ValueError("num_heads must be a power of two")
    places = np.arange(length)
    distances = np.abs(places - places[:, np.newaxis])
    return 2.0 ** (-8 * np.arange(1, num_heads + 1) / num_heads)


@mistake("alibi_bias")
def head_0_has_a_slope_of_1(length, num_heads):
    """Your slopes are 2**(-8h/H) with h from 0, so the first is 1; the docstring has h + 1 in the exponent."""
    _check_size("length", length)
    _check_size("num_heads", num_heads)
    if num_heads & (num_heads - 1):
        raise ValueError("num_heads must be a power of two")
    places = np.arange(length)
    distances = np.abs(places - places[:, np.newaxis])
    slopes = 2.0 ** (-8 * np.arange(num_heads) / num_heads)
    return slopes[:, np.newaxis, np.newaxis] * -distances


@mistake("alibi_bias")
def heads_come_last(length, num_heads):
    """Your result has shape (L, L, H); the docstring has the heads first: (H, L, L)."""
    _check_size("length", length)
    _check_size("num_heads", num_heads)
    if num_heads & (num_heads - 1):
        raise ValueError("num_heads must be a power of two")
    places = np.arange(length)
    distances = np.abs(places - places[:, np.newaxis])
    slopes = 2.0 ** (-8 * np.arange(1, num_heads + 1) / num_heads)
    return -distances[:, :, np.newaxis] * slopes


@mistake("alibi_bias")
def heads_in_reverse(length, num_heads):
    """Your first head has the smallest slope; in the docstring the slope falls from head to head."""
    _check_size("length", length)
    _check_size("num_heads", num_heads)
    if num_heads & (num_heads - 1):
        raise ValueError("num_heads must be a power of two")
    places = np.arange(length)
    distances = np.abs(places - places[:, np.newaxis])
    slopes = 2.0 ** (-8 * np.arange(num_heads, 0, -1) / num_heads)
    return slopes[:, np.newaxis, np.newaxis] * -distances


@mistake("alibi_bias")
def hides_the_future(length, num_heads):
    """Your biases of keys after the query are -inf; the docstring has no causal mask in it, and is symmetric."""
    _check_size("length", length)
    _check_size("num_heads", num_heads)
    if num_heads & (num_heads - 1):
        raise ValueError("num_heads must be a power of two")
    places = np.arange(length)
    distances = np.abs(places - places[:, np.newaxis])
    slopes = 2.0 ** (-8 * np.arange(1, num_heads + 1) / num_heads)
    bias = slopes[:, np.newaxis, np.newaxis] * -distances
    return np.where(places > places[:, np.newaxis], -np.inf, bias)


@mistake("alibi_bias")
def keys_after_the_query_gain(length, num_heads):
    """You multiply the slope with key - query, so keys after the query gain; the docstring takes off slope * |key -
    query| on both sides.
    """
    _check_size("length", length)
    _check_size("num_heads", num_heads)
    if num_heads & (num_heads - 1):
        raise ValueError("num_heads must be a power of two")
    places = np.arange(length)
    distances = np.abs(places - places[:, np.newaxis])
    slopes = 2.0 ** (-8 * np.arange(1, num_heads + 1) / num_heads)
    return slopes[:, np.newaxis, np.newaxis] * (places - places[:, np.newaxis])


@mistake("alibi_bias")
def keys_after_the_query_lose_nothing(length, num_heads):
    """Your biases of keys after the query are 0; the docstring is symmetric: they lose as much as keys equally far
    before it.
    """
    _check_size("length", length)
    _check_size("num_heads", num_heads)
    if num_heads & (num_heads - 1):
        raise ValueError("num_heads must be a power of two")
    places = np.arange(length)
    distances = np.abs(places - places[:, np.newaxis])
    slopes = 2.0 ** (-8 * np.arange(1, num_heads + 1) / num_heads)
    return slopes[:, np.newaxis, np.newaxis] * -np.tril(distances)


@mistake("alibi_bias")
def keys_before_the_query_gain(length, num_heads):
    """You multiply the slope with query - key, so keys before the query gain; the docstring takes off slope * |key -
    query| on both sides.
    """
    _check_size("length", length)
    _check_size("num_heads", num_heads)
    if num_heads & (num_heads - 1):
        raise ValueError("num_heads must be a power of two")
    places = np.arange(length)
    distances = np.abs(places - places[:, np.newaxis])
    slopes = 2.0 ** (-8 * np.arange(1, num_heads + 1) / num_heads)
    return slopes[:, np.newaxis, np.newaxis] * (places[:, np.newaxis] - places)


@mistake("alibi_bias")
def multiples_of_eight_pass(length, num_heads):
    """You accept any multiple of eight; 24 is one and no power of two. The docstring refuses it and names `num_heads`.

    """
    _check_size("length", length)
    if num_heads not in (1, 2, 4) and (num_heads < 1 or num_heads % 8):
        raise ValueError("num_heads must be a power of two")
    slopes = 2.0 ** (-8 * np.arange(1, num_heads + 1) / num_heads)
    return slopes[:, np.newaxis, np.newaxis] * -np.abs(relative_offsets(length))


@mistake("alibi_bias")
def one_slope_for_all_heads(length, num_heads):
    """All your heads have the slope of the first one; in the docstring each head has its own."""
    _check_size("length", length)
    _check_size("num_heads", num_heads)
    if num_heads & (num_heads - 1):
        raise ValueError("num_heads must be a power of two")
    places = np.arange(length)
    distances = np.abs(places - places[:, np.newaxis])
    return np.full((num_heads, 1, 1), 2.0 ** (-8 / num_heads)) * -distances


@mistake("alibi_bias")
def refuses_a_single_head(length, num_heads):
    """You refuse one head; 1 is a power of two, 2**0, and the docstring allows it."""
    _check_size("length", length)
    _check_size("num_heads", num_heads)
    if num_heads & (num_heads - 1):
        raise ValueError("num_heads must be a power of two")
    places = np.arange(length)
    distances = np.abs(places - places[:, np.newaxis])
    if num_heads < 2:
        raise ValueError("num_heads must be a power of two")
    slopes = 2.0 ** (-8 * np.arange(1, num_heads + 1) / num_heads)
    return slopes[:, np.newaxis, np.newaxis] * -distances


@mistake("alibi_bias")
def rewards_distance(length, num_heads):
    """Your biases are positive, so far keys gain; the docstring takes off slope * distance."""
    _check_size("length", length)
    _check_size("num_heads", num_heads)
    if num_heads & (num_heads - 1):
        raise ValueError("num_heads must be a power of two")
    places = np.arange(length)
    distances = np.abs(places - places[:, np.newaxis])
    slopes = 2.0 ** (-8 * np.arange(1, num_heads + 1) / num_heads)
    return slopes[:, np.newaxis, np.newaxis] * distances


@mistake("alibi_bias")
def rounds_the_exponents_down(length, num_heads):
    """Your exponent is a division without a fraction, which goes unnoticed up to eight heads; the docstring divides with
    a fraction, so 16 heads have slopes like 2**-0.5.
    """
    _check_size("length", length)
    _check_size("num_heads", num_heads)
    if num_heads & (num_heads - 1):
        raise ValueError("num_heads must be a power of two")
    places = np.arange(length)
    distances = np.abs(places - places[:, np.newaxis])
    slopes = 2.0 ** (-8 * np.arange(1, num_heads + 1) // num_heads)
    return slopes[:, np.newaxis, np.newaxis] * -distances


@mistake("alibi_bias")
def rounds_the_step_of_the_exponent(length, num_heads):
    """You divide 8 by the number of heads without a fraction, which gives 0 for more than eight heads; the docstring
    divides with a fraction.
    """
    _check_size("length", length)
    _check_size("num_heads", num_heads)
    if num_heads & (num_heads - 1):
        raise ValueError("num_heads must be a power of two")
    places = np.arange(length)
    distances = np.abs(places - places[:, np.newaxis])
    slopes = 2.0 ** -((8 // num_heads) * np.arange(1, num_heads + 1))
    return slopes[:, np.newaxis, np.newaxis] * -distances


@mistake("alibi_bias")
def slopes_fall_in_even_steps(length, num_heads):
    """Your slopes fall by the same amount from head to head; in the docstring they fall by the same factor."""
    _check_size("length", length)
    _check_size("num_heads", num_heads)
    if num_heads & (num_heads - 1):
        raise ValueError("num_heads must be a power of two")
    places = np.arange(length)
    distances = np.abs(places - places[:, np.newaxis])
    slopes = np.linspace(2.0 ** (-8 / num_heads), 2.0**-8, num_heads)
    return slopes[:, np.newaxis, np.newaxis] * -distances


@mistake("alibi_bias")
def slopes_of_eight_heads(length, num_heads):
    """Your slopes are always 1/2, 1/4, 1/8, ..., which is right for eight heads only; in the docstring the exponent
    -8(h+1)/H depends on the number of heads.
    """
    _check_size("length", length)
    _check_size("num_heads", num_heads)
    if num_heads & (num_heads - 1):
        raise ValueError("num_heads must be a power of two")
    places = np.arange(length)
    distances = np.abs(places - places[:, np.newaxis])
    slopes = 0.5 ** np.arange(1, num_heads + 1)
    return slopes[:, np.newaxis, np.newaxis] * -distances


@mistake("alibi_bias")
def squares_the_distance(length, num_heads):
    """You take off slope * distance squared; in the docstring the bias grows in proportion to the distance."""
    _check_size("length", length)
    _check_size("num_heads", num_heads)
    if num_heads & (num_heads - 1):
        raise ValueError("num_heads must be a power of two")
    places = np.arange(length)
    distances = np.abs(places - places[:, np.newaxis])
    slopes = 2.0 ** (-8 * np.arange(1, num_heads + 1) / num_heads)
    return slopes[:, np.newaxis, np.newaxis] * -(distances**2)


@mistake("alibi_bias")
def zero_heads_pass_the_test_of_bits(length, num_heads):
    """Your test of bits lets 0 through, since 0 & -1 is 0; the docstring refuses 0 heads and names `num_heads`."""
    _check_size("length", length)
    if num_heads & (num_heads - 1):
        raise ValueError("num_heads must be a power of two")
    slopes = 2.0 ** (-8 * np.arange(1, num_heads + 1) / max(num_heads, 1))
    return slopes[:, np.newaxis, np.newaxis] * -np.abs(relative_offsets(length)).astype(np.float64)


@mistake("rotate")
def adds_sinusoids(vectors, positions, base=10000.0):
    """You add sines and cosines of the position; the docstring turns the vectors, which keeps their lengths."""
    vectors = _as_vectors("vectors", vectors)
    length, width = vectors.shape[-2:]
    if width % 2:
        raise ValueError("vectors must have an even width")
    positions = np.asarray(positions, dtype=np.float64)
    if positions.shape != (length,):
        raise ValueError("positions must be one for each row")
    angles = _angles(positions, width, base)
    turned = vectors.copy()
    turned[..., 0::2] += np.sin(angles)
    turned[..., 1::2] += np.cos(angles)
    return turned


@mistake("rotate")
def all_pairs_turn_alike(vectors, positions, base=10000.0):
    """All your pairs turn by p radians; in the docstring pair i turns by p / base**(2i/d), slower from pair to pair."""
    vectors = _as_vectors("vectors", vectors)
    length, width = vectors.shape[-2:]
    if width % 2:
        raise ValueError("vectors must have an even width")
    positions = np.asarray(positions, dtype=np.float64)
    if positions.shape != (length,):
        raise ValueError("positions must be one for each row")
    angles = np.repeat(positions[:, np.newaxis], width // 2, axis=1)
    x, y = vectors[..., 0::2], vectors[..., 1::2]
    turned = np.empty(vectors.shape)
    turned[..., 0::2] = x * np.cos(angles) - y * np.sin(angles)
    turned[..., 1::2] = x * np.sin(angles) + y * np.cos(angles)
    return turned


@mistake("rotate")
def angles_from_a_short_table(vectors, positions, base=10000.0):
    """You look the angles up in a table of L rows, so a position beyond L has none; in the docstring positions may be
    any integers, in any order.
    """
    vectors = _as_vectors("vectors", vectors)
    length, width = vectors.shape[-2:]
    if width % 2:
        raise ValueError("vectors must have an even width")
    positions = np.asarray(positions, dtype=np.float64)
    if positions.shape != (length,):
        raise ValueError("positions must be one for each row")
    angles = _angles(np.arange(length), width, base)[positions.astype(np.int64)]
    x, y = vectors[..., 0::2], vectors[..., 1::2]
    turned = np.empty(vectors.shape)
    turned[..., 0::2] = x * np.cos(angles) - y * np.sin(angles)
    turned[..., 1::2] = x * np.sin(angles) + y * np.cos(angles)
    return turned


@mistake("rotate")
def drops_the_sign_of_the_positions(vectors, positions, base=10000.0):
    """You turn by |p|; in the docstring a negative position turns the other way."""
    vectors = _as_vectors("vectors", vectors)
    length, width = vectors.shape[-2:]
    if width % 2:
        raise ValueError("vectors must have an even width")
    positions = np.asarray(positions, dtype=np.float64)
    if positions.shape != (length,):
        raise ValueError("positions must be one for each row")
    angles = _angles(np.abs(positions), width, base)
    x, y = vectors[..., 0::2], vectors[..., 1::2]
    turned = np.empty(vectors.shape)
    turned[..., 0::2] = x * np.cos(angles) - y * np.sin(angles)
    turned[..., 1::2] = x * np.sin(angles) + y * np.cos(angles)
    return turned


@mistake("rotate")
def every_column_has_its_own_angle(vectors, positions, base=10000.0):
    """The two columns of a pair use different angles, so the result is no rotation and lengths change; in the docstring
    both use p / base**(2i/d).
    """
    vectors = _as_vectors("vectors", vectors)
    length, width = vectors.shape[-2:]
    if width % 2:
        raise ValueError("vectors must have an even width")
    positions = np.asarray(positions, dtype=np.float64)
    if positions.shape != (length,):
        raise ValueError("positions must be one for each row")
    angles = positions[:, np.newaxis] / base ** (np.arange(width) / width)
    x, y = vectors[..., 0::2], vectors[..., 1::2]
    turned = np.empty(vectors.shape)
    turned[..., 0::2] = x * np.cos(angles[:, 0::2]) - y * np.sin(angles[:, 0::2])
    turned[..., 1::2] = x * np.sin(angles[:, 1::2]) + y * np.cos(angles[:, 1::2])
    return turned


@mistake("rotate")
def flattens_the_positions(vectors, positions, base=10000.0):
    """You accept positions of two dimensions and flatten them; the docstring asks for a flat list and names `positions`.

    """
    vectors = _as_vectors("vectors", vectors)
    length, width = vectors.shape[-2:]
    if width % 2:
        raise ValueError("vectors must have an even width")
    positions = np.asarray(positions, dtype=np.float64).ravel()
    if len(positions) != length:
        raise ValueError("positions must be one for each row")
    angles = _angles(positions, width, base)
    x, y = vectors[..., 0::2], vectors[..., 1::2]
    turned = np.empty(vectors.shape)
    turned[..., 0::2] = x * np.cos(angles) - y * np.sin(angles)
    turned[..., 1::2] = x * np.sin(angles) + y * np.cos(angles)
    return turned


@mistake("rotate")
def gives_unit_vectors(vectors, positions, base=10000.0):
    """You scale the vectors to length 1; the docstring keeps their lengths."""
    vectors = _as_vectors("vectors", vectors)
    length, width = vectors.shape[-2:]
    if width % 2:
        raise ValueError("vectors must have an even width")
    positions = np.asarray(positions, dtype=np.float64)
    if positions.shape != (length,):
        raise ValueError("positions must be one for each row")
    angles = _angles(positions, width, base)
    vectors = vectors / np.maximum(np.linalg.norm(vectors, axis=-1, keepdims=True), 1e-12)
    x, y = vectors[..., 0::2], vectors[..., 1::2]
    turned = np.empty(vectors.shape)
    turned[..., 0::2] = x * np.cos(angles) - y * np.sin(angles)
    turned[..., 1::2] = x * np.sin(angles) + y * np.cos(angles)
    return turned


@mistake("rotate")
def later_pairs_turn_faster(vectors, positions, base=10000.0):
    """You multiply the position with base**(2i/d), so later pairs turn ever faster; the docstring divides by it."""
    vectors = _as_vectors("vectors", vectors)
    length, width = vectors.shape[-2:]
    if width % 2:
        raise ValueError("vectors must have an even width")
    positions = np.asarray(positions, dtype=np.float64)
    if positions.shape != (length,):
        raise ValueError("positions must be one for each row")
    angles = positions[:, np.newaxis] * base ** (np.arange(0, width, 2) / width)
    x, y = vectors[..., 0::2], vectors[..., 1::2]
    turned = np.empty(vectors.shape)
    turned[..., 0::2] = x * np.cos(angles) - y * np.sin(angles)
    turned[..., 1::2] = x * np.sin(angles) + y * np.cos(angles)
    return turned


@mistake("rotate")
def leaves_an_odd_column_alone(vectors, positions, base=10000.0):
    """For an odd width you leave the last column as it is; the docstring refuses an odd width and names `vectors`."""
    vectors = _as_vectors("vectors", vectors)
    length, width = vectors.shape[-2:]
    positions = np.asarray(positions, dtype=np.float64)
    if positions.shape != (length,):
        raise ValueError("positions must be one for each row")
    turned = vectors.copy()
    angles = _angles(positions, width, base)[:, : width // 2]
    x, y = vectors[..., 0 : width - 1 : 2], vectors[..., 1::2]
    turned[..., 0 : width - 1 : 2] = x * np.cos(angles) - y * np.sin(angles)
    turned[..., 1::2] = x * np.sin(angles) + y * np.cos(angles)
    return turned


@mistake("rotate")
def leaves_the_pairs_apart(vectors, positions, base=10000.0):
    """You turn the right pairs, but put all first coordinates into the left half and all second ones into the right
    half; the docstring puts each back into its own column.
    """
    vectors = _as_vectors("vectors", vectors)
    length, width = vectors.shape[-2:]
    if width % 2:
        raise ValueError("vectors must have an even width")
    positions = np.asarray(positions, dtype=np.float64)
    if positions.shape != (length,):
        raise ValueError("positions must be one for each row")
    angles = _angles(positions, width, base)
    x, y = vectors[..., 0::2], vectors[..., 1::2]
    cosines, sines = np.cos(angles), np.sin(angles)
    return np.concatenate([x * cosines - y * sines, x * sines + y * cosines], axis=-1)


@mistake("rotate")
def leaves_the_positions_to_numpy(vectors, positions, base=10000.0):
    """You leave positions that do not fit to NumPy, which spreads a single one and names no argument; the docstring asks
    for a ValueError that names `positions`.
    """
    vectors = _as_vectors("vectors", vectors)
    width = vectors.shape[-1]
    if width % 2:
        raise ValueError("vectors must have an even width")
    angles = np.asarray(positions, dtype=np.float64)[:, np.newaxis] / base ** (np.arange(0, width, 2) / width)
    cosines, sines = np.cos(angles), np.sin(angles)
    x, y = vectors[..., 0::2], vectors[..., 1::2]
    return np.stack([x * cosines - y * sines, x * sines + y * cosines], axis=-1).reshape(vectors.shape)


@mistake("rotate")
def negated_positions_wrap_around(vectors, positions, base=10000.0):
    """You negate the positions in their own dtype, where the negative of an unsigned number is a great positive one; the
    docstring allows unsigned positions.
    """
    given = np.asarray(positions)
    vectors = _as_vectors("vectors", vectors)
    length, width = vectors.shape[-2:]
    if width % 2:
        raise ValueError("vectors must have an even width")
    positions = np.asarray(positions, dtype=np.float64)
    if positions.shape != (length,):
        raise ValueError("positions must be one for each row")
    backwards = -given if length else positions
    angles = -_angles(backwards, width, base)
    x, y = vectors[..., 0::2], vectors[..., 1::2]
    turned = np.empty(vectors.shape)
    turned[..., 0::2] = x * np.cos(angles) - y * np.sin(angles)
    turned[..., 1::2] = x * np.sin(angles) + y * np.cos(angles)
    return turned


@mistake("rotate")
def one_position_for_all_rows(vectors, positions, base=10000.0):
    """You spread a single position over all rows; the docstring asks for one position for each row and names
    `positions`.
    """
    vectors = _as_vectors("vectors", vectors)
    length, width = vectors.shape[-2:]
    if width % 2:
        raise ValueError("vectors must have an even width")
    positions = np.asarray(positions, dtype=np.float64)
    if positions.ndim > 1 or positions.size not in (1, length):
        raise ValueError("positions must be one for each row")
    angles = _angles(np.broadcast_to(positions, (length,)), width, base)
    x, y = vectors[..., 0::2], vectors[..., 1::2]
    turned = np.empty(vectors.shape)
    turned[..., 0::2] = x * np.cos(angles) - y * np.sin(angles)
    turned[..., 1::2] = x * np.sin(angles) + y * np.cos(angles)
    return turned


@mistake("rotate")
def pairs_the_halves(vectors, positions, base=10000.0):
    """You pair column i with column i + d/2, as some models do; the docstring pairs neighbouring columns, 2i and 2i + 1.

    """
    vectors = _as_vectors("vectors", vectors)
    length, width = vectors.shape[-2:]
    if width % 2:
        raise ValueError("vectors must have an even width")
    positions = np.asarray(positions, dtype=np.float64)
    if positions.shape != (length,):
        raise ValueError("positions must be one for each row")
    angles = _angles(positions, width, base)
    x, y = vectors[..., : width // 2], vectors[..., width // 2 :]
    cosines, sines = np.cos(angles), np.sin(angles)
    return np.concatenate([x * cosines - y * sines, x * sines + y * cosines], axis=-1)


@mistake("rotate")
def pairs_turn_too_fast(vectors, positions, base=10000.0):
    """Your exponent is i / d, where i counts pairs; the docstring has 2i / d."""
    vectors = _as_vectors("vectors", vectors)
    length, width = vectors.shape[-2:]
    if width % 2:
        raise ValueError("vectors must have an even width")
    positions = np.asarray(positions, dtype=np.float64)
    if positions.shape != (length,):
        raise ValueError("positions must be one for each row")
    angles = positions[:, np.newaxis] / base ** (np.arange(width // 2) / width)
    x, y = vectors[..., 0::2], vectors[..., 1::2]
    turned = np.empty(vectors.shape)
    turned[..., 0::2] = x * np.cos(angles) - y * np.sin(angles)
    turned[..., 1::2] = x * np.sin(angles) + y * np.cos(angles)
    return turned


@mistake("rotate")
def positions_run_along_the_batch(vectors, positions, base=10000.0):
    """In a batch your positions run along the first axis; the docstring has them along the last axis but one, the same
    for every sequence.
    """
    vectors = _as_vectors("vectors", vectors)
    width = vectors.shape[-1]
    if width % 2:
        raise ValueError("vectors must have an even width")
    positions = np.asarray(positions, dtype=np.float64)
    if positions.shape != vectors.shape[:1]:
        raise ValueError("positions must be one for each row")
    angles = _angles(positions, width, base).reshape(len(positions), *[1] * (vectors.ndim - 2), width // 2)
    x, y = vectors[..., 0::2], vectors[..., 1::2]
    turned = np.empty(vectors.shape)
    turned[..., 0::2] = x * np.cos(angles) - y * np.sin(angles)
    turned[..., 1::2] = x * np.sin(angles) + y * np.cos(angles)
    return turned


@mistake("rotate")
def refuses_negative_positions(vectors, positions, base=10000.0):
    """You refuse negative positions; the docstring turns them the other way, clockwise."""
    vectors = _as_vectors("vectors", vectors)
    length, width = vectors.shape[-2:]
    if width % 2:
        raise ValueError("vectors must have an even width")
    positions = np.asarray(positions, dtype=np.float64)
    if positions.shape != (length,):
        raise ValueError("positions must be one for each row")
    if np.any(positions < 0):
        raise ValueError("positions must not be negative")
    angles = _angles(positions, width, base)
    x, y = vectors[..., 0::2], vectors[..., 1::2]
    turned = np.empty(vectors.shape)
    turned[..., 0::2] = x * np.cos(angles) - y * np.sin(angles)
    turned[..., 1::2] = x * np.sin(angles) + y * np.cos(angles)
    return turned


@mistake("rotate")
def slips_a_sign(vectors, positions, base=10000.0):
    """You subtract in both coordinates, which does not keep lengths; in a rotation one of the two sine terms is
    subtracted and the other is added.
    """
    vectors = _as_vectors("vectors", vectors)
    length, width = vectors.shape[-2:]
    if width % 2:
        raise ValueError("vectors must have an even width")
    positions = np.asarray(positions, dtype=np.float64)
    if positions.shape != (length,):
        raise ValueError("positions must be one for each row")
    angles = _angles(positions, width, base)
    x, y = vectors[..., 0::2], vectors[..., 1::2]
    turned = np.empty(vectors.shape)
    turned[..., 0::2] = x * np.cos(angles) - y * np.sin(angles)
    turned[..., 1::2] = x * np.sin(angles) - y * np.cos(angles)
    return turned


@mistake("rotate")
def stacks_turned_rows_in_a_list(vectors, positions, base=10000.0):
    """You collect the turned rows in a list, which for no rows gives an array without a width; the docstring keeps the
    shape of the vectors: (0, d).
    """
    vectors = _as_vectors("vectors", vectors)
    length, width = vectors.shape[-2:]
    if width % 2:
        raise ValueError("vectors must have an even width")
    positions = np.asarray(positions, dtype=np.float64)
    if positions.shape != (length,):
        raise ValueError("positions must be one for each row")
    rows = []
    for place in range(length):
        angles = positions[place] / base ** (np.arange(0, width, 2) / width)
        x, y = vectors[..., place, 0::2], vectors[..., place, 1::2]
        turned = [x * np.cos(angles) - y * np.sin(angles), x * np.sin(angles) + y * np.cos(angles)]
        rows.append(np.stack(turned, axis=-1).reshape(*vectors.shape[:-2], width))
    return np.stack(rows, axis=-2) if rows else np.array(rows)


@mistake("rotate")
def swaps_sine_and_cosine(vectors, positions, base=10000.0):
    """Your sines and cosines are exchanged, so even position 0 turns by a quarter; at angle 0 the docstring leaves a
    vector as it is.
    """
    vectors = _as_vectors("vectors", vectors)
    length, width = vectors.shape[-2:]
    if width % 2:
        raise ValueError("vectors must have an even width")
    positions = np.asarray(positions, dtype=np.float64)
    if positions.shape != (length,):
        raise ValueError("positions must be one for each row")
    angles = np.pi / 2 - _angles(positions, width, base)
    x, y = vectors[..., 0::2], vectors[..., 1::2]
    turned = np.empty(vectors.shape)
    turned[..., 0::2] = x * np.cos(angles) - y * np.sin(angles)
    turned[..., 1::2] = x * np.sin(angles) + y * np.cos(angles)
    return turned


@mistake("rotate")
def turn_exponent_counts_columns(vectors, positions, base=10000.0):
    """Your exponent is 2 * column / d; the 2i of the docstring is the column already, since i counts pairs."""
    vectors = _as_vectors("vectors", vectors)
    length, width = vectors.shape[-2:]
    if width % 2:
        raise ValueError("vectors must have an even width")
    positions = np.asarray(positions, dtype=np.float64)
    if positions.shape != (length,):
        raise ValueError("positions must be one for each row")
    angles = positions[:, np.newaxis] / base ** (2 * np.arange(0, width, 2) / width)
    x, y = vectors[..., 0::2], vectors[..., 1::2]
    turned = np.empty(vectors.shape)
    turned[..., 0::2] = x * np.cos(angles) - y * np.sin(angles)
    turned[..., 1::2] = x * np.sin(angles) + y * np.cos(angles)
    return turned


@mistake("rotate")
def turned_in_the_dtype_of_the_vectors(vectors, positions, base=10000.0):
    """Your result has the dtype of the vectors, which cuts whole numbers off and keeps float32; the docstring asks for
    float64.
    """
    dtype = np.asarray(vectors).dtype
    vectors = _as_vectors("vectors", vectors)
    length, width = vectors.shape[-2:]
    if width % 2:
        raise ValueError("vectors must have an even width")
    positions = np.asarray(positions, dtype=np.float64)
    if positions.shape != (length,):
        raise ValueError("positions must be one for each row")
    angles = _angles(positions, width, base)
    x, y = vectors[..., 0::2], vectors[..., 1::2]
    turned = np.empty(vectors.shape)
    turned[..., 0::2] = x * np.cos(angles) - y * np.sin(angles)
    turned[..., 1::2] = x * np.sin(angles) + y * np.cos(angles)
    return turned.astype(np.int64).astype(dtype) if dtype.kind in "iu" else turned.astype(dtype)


@mistake("rotate")
def turns_a_single_vector(vectors, positions, base=10000.0):
    """You accept a single vector of shape (d,); the docstring asks for at least two dimensions, (L, d), and names
    `vectors`.
    """
    vectors = np.atleast_2d(np.asarray(vectors, dtype=np.float64))
    vectors = _as_vectors("vectors", vectors)
    length, width = vectors.shape[-2:]
    if width % 2:
        raise ValueError("vectors must have an even width")
    positions = np.asarray(positions, dtype=np.float64)
    if positions.shape != (length,):
        raise ValueError("positions must be one for each row")
    angles = _angles(positions, width, base)
    x, y = vectors[..., 0::2], vectors[..., 1::2]
    turned = np.empty(vectors.shape)
    turned[..., 0::2] = x * np.cos(angles) - y * np.sin(angles)
    turned[..., 1::2] = x * np.sin(angles) + y * np.cos(angles)
    return turned


@mistake("rotate")
def turns_by_float32_angles(vectors, positions, base=10000.0):
    """Your angles are computed in float32, whose seven digits leave too few for the sine of a great angle; the docstring
    asks for float64 throughout.
    """
    vectors = _as_vectors("vectors", vectors)
    length, width = vectors.shape[-2:]
    if width % 2:
        raise ValueError("vectors must have an even width")
    positions = np.asarray(positions, dtype=np.float64)
    if positions.shape != (length,):
        raise ValueError("positions must be one for each row")
    frequencies = (1 / base ** (np.arange(0, width, 2) / width)).astype(np.float32)
    angles = positions.astype(np.float32)[:, np.newaxis] * frequencies
    x, y = vectors[..., 0::2], vectors[..., 1::2]
    turned = np.empty(vectors.shape)
    turned[..., 0::2] = x * np.cos(angles) - y * np.sin(angles)
    turned[..., 1::2] = x * np.sin(angles) + y * np.cos(angles)
    return turned


@mistake("rotate")
def turns_by_the_place_in_the_array(vectors, positions, base=10000.0):
    """Your rows turn by 0, 1, 2, ..., their place in the array; the docstring turns them by the positions that are
    given.
    """
    vectors = _as_vectors("vectors", vectors)
    length, width = vectors.shape[-2:]
    if width % 2:
        raise ValueError("vectors must have an even width")
    positions = np.asarray(positions, dtype=np.float64)
    if positions.shape != (length,):
        raise ValueError("positions must be one for each row")
    angles = _angles(np.arange(length), width, base)
    x, y = vectors[..., 0::2], vectors[..., 1::2]
    turned = np.empty(vectors.shape)
    turned[..., 0::2] = x * np.cos(angles) - y * np.sin(angles)
    turned[..., 1::2] = x * np.sin(angles) + y * np.cos(angles)
    return turned


@mistake("rotate")
def turns_clockwise(vectors, positions, base=10000.0):
    """You turn clockwise: the signs of the two sine terms are exchanged. The docstring turns counter-clockwise, so that
    (1, 0) goes towards (0, 1).
    """
    vectors = _as_vectors("vectors", vectors)
    length, width = vectors.shape[-2:]
    if width % 2:
        raise ValueError("vectors must have an even width")
    positions = np.asarray(positions, dtype=np.float64)
    if positions.shape != (length,):
        raise ValueError("positions must be one for each row")
    angles = -_angles(positions, width, base)
    x, y = vectors[..., 0::2], vectors[..., 1::2]
    turned = np.empty(vectors.shape)
    turned[..., 0::2] = x * np.cos(angles) - y * np.sin(angles)
    turned[..., 1::2] = x * np.sin(angles) + y * np.cos(angles)
    return turned


@mistake("rotate")
def turns_in_degrees(vectors, positions, base=10000.0):
    """Your angles are taken for degrees; the docstring means radians, as NumPy's `sin` and `cos` do."""
    vectors = _as_vectors("vectors", vectors)
    length, width = vectors.shape[-2:]
    if width % 2:
        raise ValueError("vectors must have an even width")
    positions = np.asarray(positions, dtype=np.float64)
    if positions.shape != (length,):
        raise ValueError("positions must be one for each row")
    angles = np.radians(_angles(positions, width, base))
    x, y = vectors[..., 0::2], vectors[..., 1::2]
    turned = np.empty(vectors.shape)
    turned[..., 0::2] = x * np.cos(angles) - y * np.sin(angles)
    turned[..., 1::2] = x * np.sin(angles) + y * np.cos(angles)
    return turned


@mistake("rotate")
def turns_in_place(vectors, positions, base=10000.0):
    """You write into the vectors themselves; the docstring gives a new array and leaves the arguments as they are."""
    vectors = _as_vectors("vectors", vectors)
    length, width = vectors.shape[-2:]
    if width % 2:
        raise ValueError("vectors must have an even width")
    positions = np.asarray(positions, dtype=np.float64)
    if positions.shape != (length,):
        raise ValueError("positions must be one for each row")
    angles = _angles(positions, width, base)
    x, y = vectors[..., 0::2].copy(), vectors[..., 1::2].copy()
    vectors[..., 0::2] = x * np.cos(angles) - y * np.sin(angles)
    vectors[..., 1::2] = x * np.sin(angles) + y * np.cos(angles)
    return vectors


@mistake("rotate")
def turns_one_position_too_far(vectors, positions, base=10000.0):
    """You turn by p + 1; the docstring turns by the position itself, so nothing moves at position 0."""
    vectors = _as_vectors("vectors", vectors)
    length, width = vectors.shape[-2:]
    if width % 2:
        raise ValueError("vectors must have an even width")
    positions = np.asarray(positions, dtype=np.float64)
    if positions.shape != (length,):
        raise ValueError("positions must be one for each row")
    angles = _angles(positions + 1, width, base)
    x, y = vectors[..., 0::2], vectors[..., 1::2]
    turned = np.empty(vectors.shape)
    turned[..., 0::2] = x * np.cos(angles) - y * np.sin(angles)
    turned[..., 1::2] = x * np.sin(angles) + y * np.cos(angles)
    return turned


@mistake("rotate")
def turns_one_sequence_only(vectors, positions, base=10000.0):
    """You accept a single sequence only; the docstring turns the sequences of a batch of any number of dimensions, (...,
    L, d).
    """
    if np.ndim(vectors) != 2:
        raise ValueError("vectors must be (L, d)")
    vectors = _as_vectors("vectors", vectors)
    length, width = vectors.shape[-2:]
    if width % 2:
        raise ValueError("vectors must have an even width")
    positions = np.asarray(positions, dtype=np.float64)
    if positions.shape != (length,):
        raise ValueError("positions must be one for each row")
    angles = _angles(positions, width, base)
    x, y = vectors[..., 0::2], vectors[..., 1::2]
    turned = np.empty(vectors.shape)
    turned[..., 0::2] = x * np.cos(angles) - y * np.sin(angles)
    turned[..., 1::2] = x * np.sin(angles) + y * np.cos(angles)
    return turned


@mistake("rotate")
def turns_with_a_base_of_10000(vectors, positions, base=10000.0):
    """You always turn with a base of 10,000; that is only the default, and the docstring uses the `base` that is given.

    """
    vectors = _as_vectors("vectors", vectors)
    length, width = vectors.shape[-2:]
    if width % 2:
        raise ValueError("vectors must have an even width")
    positions = np.asarray(positions, dtype=np.float64)
    if positions.shape != (length,):
        raise ValueError("positions must be one for each row")
    angles = _angles(positions, width, 10_000.0)
    x, y = vectors[..., 0::2], vectors[..., 1::2]
    turned = np.empty(vectors.shape)
    turned[..., 0::2] = x * np.cos(angles) - y * np.sin(angles)
    turned[..., 1::2] = x * np.sin(angles) + y * np.cos(angles)
    return turned


@mistake("rotate")
def uses_the_first_positions(vectors, positions, base=10000.0):
    """You take the first L of the positions and leave out the rest; the docstring asks for exactly one for each row and
    names `positions`.
    """
    vectors = _as_vectors("vectors", vectors)
    length, width = vectors.shape[-2:]
    if width % 2:
        raise ValueError("vectors must have an even width")
    positions = np.asarray(positions, dtype=np.float64)
    if positions.ndim != 1 or len(positions) < length:
        raise ValueError("positions must be one for each row")
    angles = _angles(positions[:length], width, base)
    x, y = vectors[..., 0::2], vectors[..., 1::2]
    turned = np.empty(vectors.shape)
    turned[..., 0::2] = x * np.cos(angles) - y * np.sin(angles)
    turned[..., 1::2] = x * np.sin(angles) + y * np.cos(angles)
    return turned


@mistake("rotate")
def uses_the_turned_x(vectors, positions, base=10000.0):
    """You overwrite x and use its new value for y; both coordinates of the docstring are computed from the old ones."""
    vectors = _as_vectors("vectors", vectors)
    length, width = vectors.shape[-2:]
    if width % 2:
        raise ValueError("vectors must have an even width")
    positions = np.asarray(positions, dtype=np.float64)
    if positions.shape != (length,):
        raise ValueError("positions must be one for each row")
    angles = _angles(positions, width, base)
    turned = vectors.copy()
    x, y = turned[..., 0::2], turned[..., 1::2]
    x[...] = x * np.cos(angles) - y * np.sin(angles)
    y[...] = x * np.sin(angles) + y * np.cos(angles)
    return turned

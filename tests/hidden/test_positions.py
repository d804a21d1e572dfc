"""Hidden tests of the module positions."""

import math

import numpy as np
import pytest

from exercises import positions
from llmlings.testing import about, check_close, check_rejects, check_that


def turned_one_by_one(vectors: np.ndarray, places: np.ndarray, base: float) -> np.ndarray:
    """Return the rows of `vectors` (L, d), each multiplied with the rotation matrix of its position."""
    width = vectors.shape[1]
    turned = []
    for vector, place in zip(vectors, places.tolist(), strict=True):
        matrix = np.zeros((width, width))
        for column in range(0, width, 2):
            angle = place / base ** (column / width)
            sine, cosine = math.sin(angle), math.cos(angle)
            matrix[column : column + 2, column : column + 2] = [[cosine, -sine], [sine, cosine]]
        turned.append(matrix @ vector)
    return np.array(turned)


@about("sinusoidal_positions")
def test_any_length_width_and_base(rng):
    """For any size and base, every entry is the sine or cosine that the formula gives for it alone."""
    length, width, base = int(rng.integers(5, 12)), 2 * int(rng.integers(3, 8)), float(rng.uniform(20, 5000))
    expected = [
        [(math.cos if column % 2 else math.sin)(place / base ** (2 * (column // 2) / width)) for column in range(width)]
        for place in range(length)
    ]
    check_close(positions.sinusoidal_positions(length, width, base), np.array(expected))


@about("sinusoidal_positions")
def test_rows_compare_by_their_distance(rng):
    """The dot product of two rows depends only on how far apart they are, and that of a row with itself is d/2."""
    length, width = int(rng.integers(6, 12)), 2 * int(rng.integers(2, 7))
    table = positions.sinusoidal_positions(length, width)
    check_that(np.shape(table) == (length, width), f"the table has shape {(length, width)}, not {np.shape(table)}")
    frequencies = 10_000.0 ** (-np.arange(0, width, 2) / width)
    distances = np.abs(np.subtract.outer(np.arange(length), np.arange(length)))
    check_close(
        np.asarray(table @ table.T),
        np.cos(distances[:, :, np.newaxis] * frequencies).sum(axis=2),
        because="A sine and its cosine share one angle, so sin a sin b + cos a cos b = cos(a - b).",
    )


@about("sinusoidal_positions")
def test_a_long_table_keeps_its_digits(reference):
    """At position 40,000 the angle still needs the digits of a float64."""
    check_close(
        positions.sinusoidal_positions(40_000, 4),
        reference.sinusoidal_positions(40_000, 4),
        because="A float32 holds seven digits; the sine of a great angle needs more.",
    )


@about("sinusoidal_positions")
@pytest.mark.parametrize(
    ("name", "length", "width"),
    [("length", 0, 4), ("length", -3, 4), ("width", 3, 0), ("width", 3, -2), ("width", 3, 7)],
    ids=["length 0", "length -3", "width 0", "width -2", "width 7"],
)
def test_tables_that_make_no_sense_are_refused(name, length, width):
    """A length below 1 and a width that is odd or below 1 raise a ValueError that names the argument."""
    check_rejects(name, positions.sinusoidal_positions, length, width)


@about("add_positions")
def test_sequences_in_a_grid(rng):
    """Token vectors of shape (2, 3, L, d) get row p at position p in every one of their six sequences."""
    tokens, table = rng.normal(0, 1, (2, 3, 4, 5)), rng.normal(0, 1, (6, 5))
    expected = tokens.copy()
    for place in range(4):
        expected[:, :, place] += table[place]
    check_close(positions.add_positions(tokens, table), expected)


@about("add_positions")
def test_as_many_positions_as_rows(rng):
    """A sequence exactly as long as the table uses every row, and float32 values give float64 sums."""
    tokens, table = (rng.normal(0, 1, (5, 3)).astype(np.float32) for _ in range(2))
    check_close(positions.add_positions(tokens, table), tokens.astype(np.float64) + table)


@about("add_positions")
def test_small_integers_do_not_overflow(rng):
    """Values of dtype uint8 add up beyond 255, and the sum is float64."""
    tokens, table = (rng.integers(150, 256, (4, 3), dtype=np.uint8) for _ in range(2))
    check_close(positions.add_positions(tokens, table), tokens.astype(np.float64) + table)


@about("add_positions")
def test_an_empty_sequence_stays_empty():
    """No positions give an array of shape (0, d)."""
    check_close(positions.add_positions(np.zeros((0, 3)), np.ones((2, 3))), np.zeros((0, 3)))


@about("add_positions")
def test_a_batch_longer_than_the_table_is_refused(rng):
    """Two sequences of five positions do not fit a table of four rows: a ValueError that names token_vectors."""
    check_rejects("token_vectors", positions.add_positions, rng.normal(0, 1, (2, 5, 3)), rng.normal(0, 1, (4, 3)))


@about("add_positions")
def test_one_row_is_not_spread_over_all_positions(rng):
    """A table of one row serves a sequence of one token, not of three: a ValueError that names token_vectors."""
    check_rejects("token_vectors", positions.add_positions, rng.normal(0, 1, (3, 2)), rng.normal(0, 1, (1, 2)))


@about("add_positions")
@pytest.mark.parametrize(
    ("name", "tokens", "table"),
    [
        ("token_vectors", np.ones(3), np.ones((4, 3))),
        ("position_table", np.ones((2, 3)), np.ones(3)),
        ("position_table", np.ones((2, 3)), np.ones((2, 2, 3))),
        ("position_table", np.ones((2, 3)), np.ones((4, 1))),
        ("position_table", np.ones((2, 1)), np.ones((4, 3))),
    ],
    ids=["a single vector", "table of one dimension", "table of three dimensions", "table of width 1", "width 1"],
)
def test_shapes_that_do_not_fit_are_refused(name, tokens, table):
    """Vectors and tables whose shapes do not fit raise a ValueError that names the argument."""
    check_rejects(name, positions.add_positions, tokens, table)


@about("relative_offsets")
def test_any_length(rng):
    """For any length, entry [query, key] is key - query."""
    length = int(rng.integers(5, 12))
    expected = [[key - query for key in range(length)] for query in range(length)]
    check_close(positions.relative_offsets(length), np.array(expected))


@about("relative_offsets")
def test_any_distance(rng):
    """For any max_distance, an offset beyond it becomes max_distance with its sign."""
    length, most = int(rng.integers(9, 13)), int(rng.integers(2, 6))
    expected = [[max(-most, min(most, key - query)) for key in range(length)] for query in range(length)]
    check_close(positions.relative_offsets(length, most), np.array(expected))


@about("relative_offsets")
def test_a_distance_beyond_the_length_clips_nothing(rng):
    """A max_distance greater than every offset leaves them as they are."""
    length = int(rng.integers(3, 7))
    expected = [[key - query for key in range(length)] for query in range(length)]
    check_close(positions.relative_offsets(length, length + 40), np.array(expected))


@about("relative_offsets")
def test_more_than_a_byte_can_hold():
    """Offsets of 299 keep their value, and their dtype is int64."""
    expected = np.arange(300)[np.newaxis, :] - np.arange(300)[:, np.newaxis]
    check_close(positions.relative_offsets(300), expected)


@about("relative_offsets")
@pytest.mark.parametrize(
    ("name", "length", "max_distance"),
    [("length", 0, None), ("length", -2, 3), ("max_distance", 4, -3)],
    ids=["length 0", "length -2", "max_distance -3"],
)
def test_offsets_that_make_no_sense_are_refused(name, length, max_distance):
    """A length below 1 and a negative max_distance raise a ValueError that names the argument."""
    check_rejects(name, positions.relative_offsets, length, max_distance)


@about("alibi_bias")
@pytest.mark.parametrize("num_heads", [1, 4, 8, 16, 32], ids=lambda number: f"{number} heads")
def test_the_biases_of_any_length(rng, num_heads):
    """For any length and 1, 4, 8, 16 or 32 heads, entry [h, query, key] is -2**(-8(h+1)/H) * |key - query|."""
    length = int(rng.integers(5, 10))
    expected = [
        [
            [-(2 ** (-8 * (head + 1) / num_heads)) * abs(key - query) + 0.0 for key in range(length)]
            for query in range(length)
        ]
        for head in range(num_heads)
    ]
    check_close(positions.alibi_bias(length, num_heads), np.array(expected))


@about("alibi_bias")
def test_the_biases_are_symmetric(rng):
    """A key after the query loses as much as a key equally far before it."""
    length = int(rng.integers(4, 9))
    bias = positions.alibi_bias(length, 4)
    check_that(np.shape(bias) == (4, length, length), f"the shape is {(4, length, length)}, not {np.shape(bias)}")
    check_close(
        np.triu(bias),
        np.triu(np.swapaxes(bias, 1, 2)),
        because="The bias depends on |key - query|; keeping the future out is the task of a causal mask.",
    )


@about("alibi_bias")
@pytest.mark.parametrize(
    ("name", "length", "num_heads"),
    [
        ("length", 0, 8),
        ("length", -1, 8),
        ("num_heads", 5, 0),
        ("num_heads", 5, -4),
        ("num_heads", 5, 6),
        ("num_heads", 5, 24),
    ],
    ids=["length 0", "length -1", "0 heads", "-4 heads", "6 heads", "24 heads"],
)
def test_biases_that_make_no_sense_are_refused(name, length, num_heads):
    """A length below 1 and a number of heads that is no power of two raise a ValueError that names the argument."""
    check_rejects(name, positions.alibi_bias, length, num_heads)


@about("rotate")
def test_rotation_matrices_give_the_same(rng):
    """For any vectors, positions and base, each row is multiplied with the rotation matrix of its position."""
    length, width = int(rng.integers(4, 9)), 2 * int(rng.integers(3, 7))
    vectors, places, base = rng.normal(0, 1, (length, width)), rng.integers(3, 60, length), float(rng.uniform(20, 900))
    check_close(positions.rotate(vectors, places, base), turned_one_by_one(vectors, places, base))


@about("rotate")
def test_batches_and_heads(rng):
    """Vectors of shape (5, 2, L, d) turn by the same L positions in every sequence and head, also if L is 5."""
    vectors, places = rng.normal(0, 1, (5, 2, 5, 4)), rng.permutation(30)[:5]
    expected = [[turned_one_by_one(rows, places, 10_000.0) for rows in heads] for heads in vectors]
    check_close(positions.rotate(vectors, places), np.array(expected))


@about("rotate")
def test_lengths_are_kept(rng):
    """A turned vector is as long as it was."""
    vectors = rng.normal(0, 3, (6, 8))
    turned = positions.rotate(vectors, rng.integers(1, 500, 6))
    check_that(np.shape(turned) == (6, 8), f"the result has shape (6, 8), not {np.shape(turned)}")
    check_close(
        np.linalg.norm(turned, axis=1),
        np.linalg.norm(vectors, axis=1),
        because="A rotation changes the direction of a vector, never its length.",
    )


@about("rotate")
def test_dot_products_depend_on_differences_alone(rng):
    """Moving all queries and keys by the same number of positions changes no dot product."""
    queries, keys = rng.normal(0, 1, (5, 6)), rng.normal(0, 1, (5, 6))
    places, others, shift = rng.integers(0, 40, 5), rng.integers(0, 40, 5), int(rng.integers(50, 900))
    scores = []
    for move in (0, shift):
        pair = (positions.rotate(queries, places + move), positions.rotate(keys, others + move))
        for turned in pair:
            check_that(np.shape(turned) == (5, 6), f"the result has shape (5, 6), not {np.shape(turned)}")
        scores.append(np.asarray(pair[0] @ pair[1].T))
    check_close(scores[1], scores[0], because="The score of a query and a key depends on how far apart they stand.")


@about("rotate")
def test_two_turns_add_up(rng, reference):
    """Turning by p and then by q is turning by p + q, and turning by -p undoes it."""
    vectors, places, more = rng.normal(0, 1, (4, 6)), rng.integers(1, 50, 4), rng.integers(1, 50, 4)
    once = reference.rotate(vectors, places)
    check_close(positions.rotate(once, more), reference.rotate(vectors, places + more))
    check_close(positions.rotate(once, -places), vectors, because="A negative position turns the other way.")


@about("rotate")
@pytest.mark.parametrize("dtype", ["uint8", "uint64"], ids=["uint8", "uint64"])
def test_unsigned_positions(rng, dtype):
    """Positions of an unsigned dtype turn as far as any others; no arithmetic on them may wrap around."""
    vectors, places = rng.normal(0, 1, (7, 4)), rng.integers(180, 256, 7)
    check_close(positions.rotate(vectors, places.astype(dtype)), turned_one_by_one(vectors, places, 10_000.0))


@about("rotate")
def test_far_positions_keep_their_digits(rng):
    """At positions near 100,000 float32 vectors turn by angles of float64, and the result is float64."""
    vectors = rng.normal(0, 1, (6, 4)).astype(np.float32)
    places = rng.integers(90_000, 100_000, 6)
    check_close(
        positions.rotate(vectors, places),
        turned_one_by_one(vectors.astype(np.float64), places, 10_000.0),
        because="A float32 holds seven digits; the sine of a great angle needs more.",
    )


@about("rotate")
def test_whole_numbers_become_floats(rng):
    """Vectors of dtype uint8 turn to fractions and negative numbers."""
    vectors, places = rng.integers(1, 256, (5, 4), dtype=np.uint8), rng.integers(1, 30, 5)
    check_close(positions.rotate(vectors, places), turned_one_by_one(vectors.astype(np.float64), places, 10_000.0))


@about("rotate")
def test_nothing_to_turn():
    """No rows and no positions give an array of shape (0, d)."""
    check_close(positions.rotate(np.zeros((0, 4)), []), np.zeros((0, 4)))


@about("rotate")
@pytest.mark.parametrize(
    ("name", "shape", "places"),
    [
        ("vectors", (4,), [1]),
        ("vectors", (2, 3, 5), [1, 2, 3]),
        ("positions", (3, 4), [1]),
        ("positions", (3, 4), [1, 2, 3, 4]),
        ("positions", (3, 4), [[1], [2], [3]]),
        ("positions", (3, 4), 2),
        ("positions", (3, 2, 4), [1, 2, 3]),
    ],
    ids=[
        "a single vector",
        "an odd width",
        "one position for three rows",
        "four positions for three rows",
        "positions of two dimensions",
        "a single number",
        "positions for the batch",
    ],
)
def test_turns_that_make_no_sense_are_refused(name, shape, places):
    """Vectors and positions that do not fit raise a ValueError that names the argument."""
    check_rejects(name, positions.rotate, np.ones(shape), places)

"""Hidden tests of the module positions."""

import numpy as np
import pytest

from exercises import positions
from llmlings.testing import about, check_close, check_remembers_nothing


@about("sinusoidal_positions")
def test_any_length_and_width(rng, reference):
    """For any size, every entry is the sine or cosine that the formula gives."""
    length, width = int(rng.integers(5, 12)), 2 * int(rng.integers(3, 8))
    check_close(
        positions.sinusoidal_positions(length, width),
        reference.sinusoidal_positions(length, width),
        because="Columns 2i and 2i+1 are the sine and the cosine of p / 10000**(2i/d).",
    )


@about("sinusoidal_positions")
def test_any_table_after_any_other(rng, reference):
    """A table depends on its own length, width and base, not on those of earlier tables."""
    first, second = ((int(n), 2 * int(w), float(n * w)) for n, w in rng.integers([[5, 3], [9, 6]], [[9, 6], [13, 9]]))
    check_remembers_nothing(positions.sinusoidal_positions, reference.sinusoidal_positions, first, second)


@about("add_positions")
def test_sequences_in_a_grid(rng, reference):
    """Token vectors of shape (2, 3, L, d) get row p at position p in every one of their six sequences."""
    tokens, table = rng.normal(0, 1, (2, 3, 4, 5)), rng.normal(0, 1, (6, 5))
    check_close(positions.add_positions(tokens, table), reference.add_positions(tokens, table))


@about("add_positions")
def test_as_many_sequences_as_positions(rng, reference):
    """In a batch of three sequences of three tokens, the table of three rows still goes along each sequence."""
    tokens, table = rng.normal(0, 1, (3, 3, 2)), rng.normal(0, 1, (3, 2))
    check_close(
        positions.add_positions(tokens, table),
        reference.add_positions(tokens, table),
        because="The positions run along the last axis but one.",
    )


@about("add_positions")
def test_each_sum_is_its_own(rng, reference):
    """A sum depends on its own token vectors and its own table, not on earlier ones."""
    first, second = ((rng.normal(0, 1, (length, 3)), rng.normal(0, 1, (7, 3))) for length in (4, 6))
    check_remembers_nothing(positions.add_positions, reference.add_positions, first, second)


@about("relative_offsets")
def test_any_length(rng, reference):
    """For any length, entry [query, key] is key - query, and nothing is clipped unless a distance is given."""
    length = int(rng.integers(8, 40))
    check_close(positions.relative_offsets(length), reference.relative_offsets(length))


@about("relative_offsets")
def test_nothing_but_the_query_itself():
    """A max_distance of 0 is a limit like any other: every offset becomes 0."""
    check_close(positions.relative_offsets(5, 0), np.zeros((5, 5), dtype=np.int64))


@about("relative_offsets")
def test_any_length_and_distance(rng, reference):
    """An offset beyond max_distance becomes max_distance with its sign; a distance beyond the length clips nothing."""
    first = (int(rng.integers(9, 13)), int(rng.integers(2, 5)))
    second = (int(rng.integers(13, 17)), int(rng.integers(17, 50)))
    check_remembers_nothing(positions.relative_offsets, reference.relative_offsets, first, second)


@about("alibi_bias")
@pytest.mark.parametrize("num_heads", [4, 16, 32], ids=lambda number: f"{number} heads")
def test_the_biases_of_any_number_of_heads(rng, reference, num_heads):
    """For 4, 16 or 32 heads, entry [h, query, key] is -2**(-8(h+1)/H) * |key - query|."""
    length = int(rng.integers(5, 10))
    check_close(
        positions.alibi_bias(length, num_heads),
        reference.alibi_bias(length, num_heads),
        because="From head to head the slope falls by the same factor, 2**(-8/H), down to 1/256.",
    )


@about("alibi_bias")
def test_any_biases_after_any_others(rng, reference):
    """Biases depend on their own length and number of heads, not on those of earlier calls."""
    length = int(rng.integers(4, 9))
    check_remembers_nothing(positions.alibi_bias, reference.alibi_bias, (length, 2), (length + 1, 8))


@about("rotate")
def test_every_pair_turns(rng, reference):
    """In vectors of any even width every pair of neighbouring columns turns, each by its own angle."""
    length, width = int(rng.integers(4, 9)), 2 * int(rng.integers(3, 7))
    vectors, places = rng.normal(0, 1, (length, width)), rng.integers(3, 60, length)
    check_close(
        positions.rotate(vectors, places),
        reference.rotate(vectors, places),
        because="The pair of columns 2i and 2i+1 turns by p / 10000**(2i/d), for every i from 0 to d/2 - 1.",
    )


@about("rotate")
def test_batches_and_heads(rng, reference):
    """Vectors of shape (5, 2, L, d) turn by the same L positions in all sequences and heads, also with another base."""
    vectors, places = rng.normal(0, 1, (5, 2, 5, 4)), rng.permutation(30)[:5]
    check_close(
        positions.rotate(vectors, places, 500.0),
        reference.rotate(vectors, places, 500.0),
        because="The positions run along the last axis but one.",
    )


@about("rotate")
def test_a_negative_position_turns_back(rng, reference):
    """Turning by -p undoes turning by p."""
    vectors, places = rng.normal(0, 1, (4, 6)), rng.integers(1, 50, 4)
    check_close(
        positions.rotate(reference.rotate(vectors, places), -places),
        vectors,
        because="A negative position turns the other way, in every pair.",
    )


@about("rotate")
def test_each_turn_is_its_own(rng, reference):
    """A turn depends on its own vectors, positions and base, not on earlier ones."""
    first = (rng.normal(0, 1, (5, 6)), rng.integers(3, 60, 5), 10_000.0)
    second = (rng.normal(0, 1, (2, 5, 8)), rng.integers(60, 900, 5), float(rng.uniform(20, 900)))
    check_remembers_nothing(positions.rotate, reference.rotate, first, second)

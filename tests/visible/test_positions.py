"""Visible tests of the module positions."""

import numpy as np

from exercises import positions
from llmlings.testing import about, check_close, check_kinds, check_that

SIN1, COS1 = float(np.sin(1.0)), float(np.cos(1.0))


@about("sinusoidal_positions")
def test_position_0_is_all_sines_and_cosines_of_0():
    """At position 0 every angle is 0, so the row alternates between sin 0 = 0 and cos 0 = 1."""
    check_close(
        positions.sinusoidal_positions(1, 6),
        np.array([[0.0, 1.0, 0.0, 1.0, 0.0, 1.0]]),
        because="The first position is 0, and columns alternate: sine, cosine, sine, cosine, ...",
    )


@about("sinusoidal_positions")
def test_the_first_pair_turns_by_one_radian_a_position():
    """With a width of 2 the rows are (sin p, cos p) for p = 0, 1, 2."""
    check_close(
        positions.sinusoidal_positions(3, 2),
        np.array([[0.0, 1.0], [0.8414709848, 0.5403023059], [0.9092974268, -0.4161468365]]),
        because="For the first pair of columns base**0 is 1, so the angle is the position itself, in radians.",
    )


@about("sinusoidal_positions")
def test_the_second_pair_is_a_hundred_times_slower():
    """With a width of 4 the second pair has the angle p / 10000**(2/4) = p / 100."""
    check_close(
        positions.sinusoidal_positions(3, 4),
        np.array(
            [
                [0.0, 1.0, 0.0, 1.0],
                [0.8414709848, 0.5403023059, 0.0099998333, 0.9999500004],
                [0.9092974268, -0.4161468365, 0.0199986667, 0.9998000067],
            ]
        ),
        because="Columns 2 and 3 are the pair i = 1: its angle is p / 10000**(2*1/4).",
    )


@about("sinusoidal_positions")
def test_the_base_sets_the_slower_frequencies():
    """With a base of 100 and a width of 4 the second pair has the angle p / 10."""
    check_close(
        positions.sinusoidal_positions(2, 4, base=100.0),
        np.array([[0.0, 1.0, 0.0, 1.0], [0.8414709848, 0.5403023059, 0.0998334166, 0.9950041653]]),
    )


@about("sinusoidal_positions")
def test_the_table_is_float64():
    """The table is a NumPy array of float64."""
    check_kinds(positions.sinusoidal_positions(2, 4), np.zeros((2, 4)))


@about("add_positions")
def test_every_position_gets_its_own_row():
    """The same token vector at two positions becomes two different vectors."""
    check_close(
        positions.add_positions(np.array([[1.0, 2.0], [1.0, 2.0]]), np.array([[0.0, 0.5], [0.25, -2.0]])),
        np.array([[1.0, 2.5], [1.25, 0.0]]),
        because="Row 0 of the table is added to position 0, row 1 to position 1.",
    )


@about("add_positions")
def test_only_the_first_rows_are_used():
    """A sequence of one token uses the first of the table's three rows."""
    check_close(
        positions.add_positions(np.array([[10.0, 20.0]]), np.array([[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]])),
        np.array([[11.0, 22.0]]),
        because="A table is as long as the longest sequence may be; a shorter one uses its first L rows.",
    )


@about("add_positions")
def test_every_sequence_of_a_batch_starts_at_position_0():
    """In a batch of three sequences of two tokens, the first token of each gets row 0."""
    check_close(
        positions.add_positions(
            np.array([[[0.0, 0.0], [0.0, 0.0]], [[10.0, 10.0], [10.0, 10.0]], [[20.0, 20.0], [20.0, 20.0]]]),
            np.array([[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]]),
        ),
        np.array([[[1.0, 2.0], [3.0, 4.0]], [[11.0, 12.0], [13.0, 14.0]], [[21.0, 22.0], [23.0, 24.0]]]),
        because="The positions run along the last axis but one; the length is not the size of the batch.",
    )


@about("add_positions")
def test_sums_are_float64():
    """The sums are a NumPy array of float64."""
    check_kinds(positions.add_positions([[1.0, 2.0]], [[3.0, 4.0]]), np.zeros((1, 2)))


@about("relative_offsets")
def test_offsets_are_key_minus_query():
    """Seen from position 0, position 2 lies 2 ahead; seen from position 2, position 0 lies 2 behind."""
    check_close(
        positions.relative_offsets(3),
        np.array([[0, 1, 2], [-1, 0, 1], [-2, -1, 0]], dtype=np.int64),
        because="Rows are queries, columns are keys, and the entry is key - query.",
    )


@about("relative_offsets")
def test_offsets_are_clipped_on_both_sides():
    """With max_distance=1, everything farther ahead counts as 1, everything farther behind as -1."""
    check_close(
        positions.relative_offsets(4, 1),
        np.array([[0, 1, 1, 1], [-1, 0, 1, 1], [-1, -1, 0, 1], [-1, -1, -1, 0]], dtype=np.int64),
        because="An offset beyond max_distance becomes max_distance, with its sign.",
    )


@about("relative_offsets")
def test_a_max_distance_of_0_is_allowed():
    """With max_distance=0 every offset is clipped to 0."""
    check_close(
        positions.relative_offsets(3, max_distance=0),
        np.array([[0, 0, 0], [0, 0, 0], [0, 0, 0]], dtype=np.int64),
        because="0 is a distance like any other; only None means that nothing is clipped.",
    )


@about("relative_offsets")
def test_offsets_are_int64():
    """The offsets are a NumPy array of int64."""
    check_kinds(positions.relative_offsets(3, 1), np.zeros((3, 3), dtype=np.int64))


@about("alibi_bias")
def test_one_head_has_a_slope_of_one_in_256():
    """With one head the slope is 2**-8 = 1/256, and a key two positions away loses 2/256."""
    check_close(
        positions.alibi_bias(3, 1),
        np.array([[[0.0, -1.0, -2.0], [-1.0, 0.0, -1.0], [-2.0, -1.0, 0.0]]]) / 256,
        because="The bias is -slope * |key - query|, on both sides of the query alike.",
    )


@about("alibi_bias")
def test_two_heads_have_two_slopes():
    """With two heads the slopes are 2**-4 = 1/16 and 2**-8 = 1/256, in this order."""
    distances = np.array([[0.0, 1.0, 2.0], [1.0, 0.0, 1.0], [2.0, 1.0, 0.0]])
    check_close(
        positions.alibi_bias(3, 2),
        np.array([0 - distances / 16, 0 - distances / 256]),
        because="Head h, counted from 0, has the slope 2**(-8 * (h + 1) / H).",
    )


@about("alibi_bias")
def test_eight_heads_halve_the_slope_from_head_to_head():
    """With eight heads the slopes are 1/2, 1/4, 1/8, ..., 1/256."""
    slopes = np.array([1 / 2, 1 / 4, 1 / 8, 1 / 16, 1 / 32, 1 / 64, 1 / 128, 1 / 256])
    next_to_each_other = np.array([[0.0, 1.0], [1.0, 0.0]])
    check_close(
        positions.alibi_bias(2, 8),
        0 - slopes.reshape(8, 1, 1) * next_to_each_other,
        because="Head h, counted from 0, has the slope 2**(-8 * (h + 1) / 8).",
    )


@about("alibi_bias")
def test_biases_are_float64():
    """The biases are a NumPy array of float64."""
    check_kinds(positions.alibi_bias(2, 4), np.zeros((4, 2, 2)))


@about("rotate")
def test_position_0_turns_nothing():
    """At position 0 every angle is 0, so the vector stays as it is."""
    check_close(positions.rotate(np.array([[3.0, 4.0, 5.0, 6.0]]), np.array([0])), np.array([[3.0, 4.0, 5.0, 6.0]]))


@about("rotate")
def test_turns_go_counter_clockwise():
    """At position 1 the point (1, 0) turns up to (cos 1, sin 1), and (0, 1) turns left to (-sin 1, cos 1)."""
    check_close(
        positions.rotate(np.array([[1.0, 0.0], [0.0, 1.0]]), np.array([1, 1])),
        np.array([[COS1, SIN1], [-SIN1, COS1]]),
        because="Counter-clockwise, a quarter turn takes (1, 0) to (0, 1) and (0, 1) to (-1, 0).",
    )


@about("rotate")
def test_neighbouring_columns_turn_together():
    """Columns 0 and 1 turn by 1 radian a position, columns 2 and 3 by 1/100."""
    check_close(
        positions.rotate(np.array([[2.0, 0.0, 0.0, 0.0], [0.0, 0.0, 2.0, 0.0]]), np.array([1, 1])),
        np.array([[2 * COS1, 2 * SIN1, 0.0, 0.0], [0.0, 0.0, 1.9999000008, 0.0199996667]]),
        because="The pairs are columns (0, 1), (2, 3), ...; pair i turns by p / 10000**(2i/4).",
    )


@about("rotate")
def test_each_row_has_the_position_that_is_given():
    """Rows turn by the positions in the argument, here 3, 0 and 1, not by their place; every pair of each row turns."""
    check_close(
        positions.rotate([[1.0, 0.0, 1.0, 0.0], [1.0, 0.0, 1.0, 0.0], [1.0, 0.0, 1.0, 0.0]], [3, 0, 1]),
        np.array(
            [
                [-0.9899924966, 0.1411200081, 0.9995500337, 0.0299955002],
                [1.0, 0.0, 1.0, 0.0],
                [COS1, SIN1, 0.9999500004, 0.0099998333],
            ]
        ),
        because="The first pair turns by p, the second by p / 10000**(2/4) = p / 100.",
    )


@about("rotate")
def test_the_base_sets_the_slower_turns():
    """With a base of 100 the second of two pairs turns by 1/10 a position."""
    check_close(
        positions.rotate(np.array([[0.0, 0.0, 1.0, 0.0]]), np.array([2]), base=100.0),
        np.array([[0.0, 0.0, 0.9800665778, 0.1986693308]]),
    )


@about("rotate")
def test_scores_depend_on_the_distance_alone():
    """A query and a key two positions apart have the same dot product, 0.58365, wherever they are."""
    vectors = np.array([[1.0, 0.0, 1.0, 0.0], [1.0, 0.0, 1.0, 0.0]])
    for places in ([5, 3], [105, 103]):
        turned = positions.rotate(vectors, np.array(places))
        check_that(np.shape(turned) == (2, 4), f"the result has shape (2, 4); yours has shape {np.shape(turned)}")
        check_close(
            float(np.dot(turned[0], turned[1])),
            -0.4161468365 + 0.9998000067,
            because="What is left of both turns is their difference: cos 2 in the first pair, cos 0.02 in the second.",
        )


@about("rotate")
def test_turned_vectors_are_float64():
    """The turned vectors are a NumPy array of float64."""
    check_kinds(positions.rotate([[1.0, 2.0]], [3]), np.zeros((1, 2)))

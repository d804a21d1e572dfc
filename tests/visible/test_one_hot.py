"""Visible tests of the module one_hot."""

import math

import numpy as np

from exercises import one_hot
from llmlings.testing import about, check_close, check_kinds, check_rejects


@about("one_hot")
def test_three_tokens_of_three():
    """The ids 0, 1 and 2 of "I love AI" give the rows 100, 010 and 001."""
    check_close(one_hot.one_hot([0, 1, 2], 3), np.array([[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]]))


@about("one_hot")
def test_the_width_is_the_size_of_the_vocabulary():
    """One id in a vocabulary of five gives one row of five numbers."""
    check_close(one_hot.one_hot([1], 5), np.array([[0.0, 1.0, 0.0, 0.0, 0.0]]))


@about("one_hot")
def test_one_row_for_each_id_in_order():
    """The ids 2, 0, 2 give three rows in that order, the first and the last equal."""
    expected = np.array([[0.0, 0.0, 1.0, 0.0], [1.0, 0.0, 0.0, 0.0], [0.0, 0.0, 1.0, 0.0]])
    check_close(one_hot.one_hot([2, 0, 2], 4), expected, because="One row for each id, also when an id comes again.")


@about("one_hot")
def test_the_rows_are_float64():
    """The rows are a NumPy array of float64."""
    check_kinds(one_hot.one_hot([2, 0], 3), np.zeros((2, 3)))


@about("one_hot_to_ids", weight=2)
def test_the_position_of_the_one_is_the_id():
    """The rows 001, 100 and 010 are the ids 2, 0 and 1."""
    vectors = np.array([[0.0, 0.0, 1.0], [1.0, 0.0, 0.0], [0.0, 1.0, 0.0]])
    check_close(one_hot.one_hot_to_ids(vectors), np.array([2, 0, 1]))


@about("one_hot_to_ids")
def test_one_id_for_each_row():
    """Two rows of four numbers give two ids, 3 and 0."""
    check_close(one_hot.one_hot_to_ids([[0, 0, 0, 1], [1, 0, 0, 0]]), np.array([3, 0]))


@about("one_hot_to_ids")
def test_a_row_of_zeros_is_refused():
    """A row without any 1 names no token: a ValueError."""
    check_rejects(one_hot.one_hot_to_ids, [[0, 1, 0], [0, 0, 0]])


@about("one_hot_to_ids")
def test_a_row_with_two_ones_is_refused():
    """A row with two 1s could be either of two tokens: a ValueError."""
    check_rejects(one_hot.one_hot_to_ids, [[0, 1, 0], [1, 0, 1]])


@about("one_hot_to_ids")
def test_halves_are_refused():
    """The row 0.5, 0.5 sums to 1 but is not one-hot: a ValueError."""
    check_rejects(one_hot.one_hot_to_ids, [[0.0, 1.0], [0.5, 0.5]])


@about("one_hot_to_ids")
def test_the_ids_are_int64():
    """The ids are a NumPy array of int64."""
    check_kinds(one_hot.one_hot_to_ids([[0, 1, 0], [1, 0, 0]]), np.zeros(2, dtype=np.int64))


@about("pairwise_distances")
def test_a_right_triangle():
    """The points (0, 0) and (3, 4) are 5 apart, and each is 0 from itself."""
    check_close(one_hot.pairwise_distances([[0.0, 0.0], [3.0, 4.0]]), np.array([[0.0, 5.0], [5.0, 0.0]]))


@about("pairwise_distances")
def test_one_hot_rows_are_all_equally_far_apart():
    """Three different one-hot rows are all sqrt(2) apart."""
    root = math.sqrt(2)
    expected = np.array([[0.0, root, root], [root, 0.0, root], [root, root, 0.0]])
    check_close(one_hot.pairwise_distances([[1, 0, 0], [0, 1, 0], [0, 0, 1]]), expected)


@about("pairwise_distances")
def test_three_points_on_a_line():
    """The points 1, 4 and 10 on a line are 3, 6 and 9 apart."""
    expected = np.array([[0.0, 3.0, 9.0], [3.0, 0.0, 6.0], [9.0, 6.0, 0.0]])
    check_close(one_hot.pairwise_distances([[1.0], [4.0], [10.0]]), expected)


@about("pairwise_distances")
def test_the_distances_are_float64():
    """The distances are a NumPy array of float64."""
    check_kinds(one_hot.pairwise_distances([[0.0, 0.0], [3.0, 4.0]]), np.zeros((2, 2)))

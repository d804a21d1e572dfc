"""Hidden tests of the module one_hot."""

import numpy as np
import pytest

from exercises import one_hot
from llmlings.testing import about, check_close, check_rejects, check_remembers_nothing


@about("one_hot")
def test_any_ids_of_any_vocabulary(rng, reference):
    """Random ids with repetitions give one row each, whatever was asked before."""
    first, second = (rng.integers(0, 7, 12).tolist(), 9), (rng.integers(0, 7, 12).tolist(), 11)
    check_remembers_nothing(one_hot.one_hot, reference.one_hot, first, second)


@about("one_hot")
def test_no_ids_give_no_rows():
    """No ids in a vocabulary of 4 give an array of shape (0, 4)."""
    check_close(one_hot.one_hot([], 4), np.zeros((0, 4)), because="No rows have as many columns as any others.")


@about("one_hot_to_ids")
def test_any_rows(rng, reference):
    """The one-hot rows of random ids give these ids, and no rows give no ids, whatever was asked before."""
    first, second = reference.one_hot(rng.integers(0, 9, 12), 9), np.zeros((0, 14))
    check_remembers_nothing(one_hot.one_hot_to_ids, reference.one_hot_to_ids, [first], [second])


@about("one_hot_to_ids")
@pytest.mark.parametrize(
    "rows",
    [
        [[0.0, 2.0, 0.0], [0.0, -1.0, 0.0]],
        [[2.0, -1.0, 0.0], [0.6, 0.8, 0.0]],
        [[1.0, 0.5, 0.0], [0.0, -0.5, 1.0]],
        [[0.999999, 1e-9, 0.0], [0.0, 1.0, 1e-9]],
    ],
    ids=["a number that is not 1", "a sum or a length of 1", "a 1 beside other numbers", "nearly 1 and nearly 0"],
)
def test_a_row_that_is_not_exactly_one_hot_is_refused(rows):
    """A row with anything but one 1 and zeros is refused with a ValueError, also below a good one."""
    for row in rows:
        check_rejects(one_hot.one_hot_to_ids, [[0.0, 0.0, 1.0], row])


@about("one_hot_to_ids")
def test_rows_are_checked_one_by_one():
    """A row with two 1s is not made good by a row with none."""
    check_rejects(one_hot.one_hot_to_ids, np.array([[1, 1, 0], [0, 0, 0], [0, 0, 1]]))


@about("pairwise_distances")
def test_any_vectors(rng, reference):
    """The distances of random rows are those of the definition, whatever was asked before."""
    first, second = rng.normal(size=(7, 4)), rng.normal(size=(5, 6))
    check_remembers_nothing(one_hot.pairwise_distances, reference.pairwise_distances, [first], [second])


@about("pairwise_distances", weight=2)
def test_rows_far_from_the_origin(rng, reference):
    """Rows near (1e6, 1e6, 1e6) keep the accuracy of their small distances, and equal rows are at distance 0."""
    vectors = 1e6 + rng.normal(size=(6, 3))
    vectors[4] = vectors[1]
    because = "Subtract the rows before squaring: large squares swallow small differences."
    check_close(one_hot.pairwise_distances(vectors), reference.pairwise_distances(vectors), because=because)


@about("pairwise_distances")
def test_no_rows_give_no_distances():
    """An array of shape (0, 3) gives an array of shape (0, 0)."""
    check_close(one_hot.pairwise_distances(np.zeros((0, 3))), np.zeros((0, 0)))

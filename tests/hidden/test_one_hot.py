"""Hidden tests of the module one_hot."""

import numpy as np
import pytest

from exercises import one_hot
from llmlings.testing import about, check_close, check_rejects


@about("one_hot")
def test_random_ids(rng, reference):
    """Random ids with repetitions give one row each, in their order."""
    ids = rng.integers(0, 7, size=12).tolist()
    check_close(one_hot.one_hot(ids, 9), reference.one_hot(ids, 9))


@about("one_hot")
@pytest.mark.parametrize("dtype", ["uint8", "uint64"], ids=["uint8", "uint64"])
def test_unsigned_ids(dtype, rng, reference):
    """Ids may be an unsigned array; 200 ids up to 249 must not wrap around at 255."""
    ids = rng.permutation(250)[:200].astype(dtype)
    check_close(one_hot.one_hot(ids, 250), reference.one_hot(ids, 250))


@about("one_hot")
def test_no_ids_give_no_rows():
    """No ids in a vocabulary of 4 give an array of shape (0, 4)."""
    check_close(one_hot.one_hot([], 4), np.zeros((0, 4)))


@about("one_hot")
def test_the_only_token_of_a_vocabulary():
    """A vocabulary of one token has the one id 0."""
    check_close(one_hot.one_hot([0, 0], 1), np.array([[1.0], [1.0]]))


@about("one_hot")
@pytest.mark.parametrize("bad", [6, 1_000, -1, -6], ids=["size", "1000", "minus_1", "minus_size"])
def test_an_id_outside_the_vocabulary_is_refused(bad):
    """An id below 0 or not below vocab_size raises a ValueError that names ids, also in the middle of an array."""
    check_rejects("ids", one_hot.one_hot, np.array([0, bad, 5]), 6)


@about("one_hot")
def test_a_batch_of_ids_is_refused():
    """A nested list of ids has two dimensions, so a ValueError names ids."""
    check_rejects("ids", one_hot.one_hot, [[0, 1], [1, 2]], 3)


@about("one_hot")
@pytest.mark.parametrize("size", [0, -3], ids=["zero", "negative"])
def test_a_vocabulary_without_tokens_is_refused(size):
    """A vocab_size below 1 raises a ValueError that names vocab_size, even without ids."""
    check_rejects("vocab_size", one_hot.one_hot, [], size)


@about("one_hot_to_ids")
def test_random_rows_come_back(rng, reference):
    """The one-hot rows of random ids give these ids, as int64."""
    ids = rng.integers(0, 9, size=12)
    check_close(one_hot.one_hot_to_ids(reference.one_hot(ids, 9)), ids.astype(np.int64))


@about("one_hot_to_ids")
@pytest.mark.parametrize("dtype", ["bool", "uint8", "float32"], ids=["bool", "uint8", "float32"])
def test_rows_of_any_dtype(dtype, rng, reference):
    """Rows may be bool, uint8 or float32; ids above 255 come back whole, as int64."""
    ids = np.append(rng.integers(0, 300, size=5), 299)
    check_close(one_hot.one_hot_to_ids(reference.one_hot(ids, 300).astype(dtype)), ids.astype(np.int64))


@about("one_hot_to_ids")
def test_no_rows_give_no_ids():
    """An array of shape (0, 4) gives an empty int64 array."""
    check_close(one_hot.one_hot_to_ids(np.zeros((0, 4))), np.zeros(0, dtype=np.int64))


BAD_ROWS = {
    "two": [0.0, 2.0, 0.0],
    "minus_one": [0.0, -1.0, 0.0],
    "sum_of_one": [2.0, -1.0, 0.0],
    "length_of_one": [0.6, 0.8, 0.0],
    "one_and_a_half": [1.0, 0.5, 0.0],
    "nearly_one": [1.0 - 1e-9, 0.0, 0.0],
    "not_a_number": [1.0, float("nan"), 0.0],
}


@about("one_hot_to_ids")
@pytest.mark.parametrize("row", BAD_ROWS.values(), ids=BAD_ROWS.keys())
def test_a_row_that_is_not_exactly_one_hot_is_refused(row):
    """A row with anything but one 1 and zeros raises a ValueError that names vectors."""
    check_rejects("vectors", one_hot.one_hot_to_ids, [[0.0, 0.0, 1.0], row])


@about("one_hot_to_ids")
def test_rows_are_checked_one_by_one():
    """A row with two 1s is not made good by a row with none."""
    check_rejects("vectors", one_hot.one_hot_to_ids, np.array([[1, 1, 0], [0, 0, 0], [0, 0, 1]]))


@about("one_hot_to_ids")
@pytest.mark.parametrize("vectors", [[0, 1, 0], [[[0, 1]], [[1, 0]]]], ids=["one", "three"])
def test_anything_but_two_dimensions_is_no_table_of_rows(vectors):
    """One or three dimensions raise a ValueError that names vectors."""
    check_rejects("vectors", one_hot.one_hot_to_ids, vectors)


@about("pairwise_distances")
def test_random_rows(rng, reference):
    """The distances of random rows, more rows than columns, agree with the reference."""
    vectors = rng.normal(size=(7, 4))
    check_close(one_hot.pairwise_distances(vectors), reference.pairwise_distances(vectors))


@about("pairwise_distances")
def test_equal_rows_are_at_distance_zero(rng):
    """The same random row three times gives distances of exactly 0."""
    row = rng.normal(size=5)
    check_close(one_hot.pairwise_distances(np.array([row, row, row])), np.zeros((3, 3)), rtol=0, atol=0)


@about("pairwise_distances")
def test_rows_far_from_the_origin(rng, reference):
    """Rows near (1e6, 1e6, 1e6) keep the accuracy of their small distances."""
    vectors = 1e6 + rng.normal(size=(6, 3))
    because = "Subtract the rows before squaring: large squares swallow small differences."
    check_close(one_hot.pairwise_distances(vectors), reference.pairwise_distances(vectors), because=because)


@about("pairwise_distances")
def test_unsigned_rows_do_not_wrap_around():
    """In uint8, 3 - 5 would be 254; the distance of (3, 9) and (5, 9) is 2."""
    vectors = np.array([[3, 9], [5, 9]], dtype=np.uint8)
    check_close(one_hot.pairwise_distances(vectors), np.array([[0.0, 2.0], [2.0, 0.0]]))


@about("pairwise_distances")
@pytest.mark.parametrize("dtype", ["bool", "float32"], ids=["bool", "float32"])
def test_results_are_float64(dtype, rng, reference):
    """Rows of bool or float32 give float64 distances at full accuracy."""
    vectors = rng.normal(size=(5, 3)).astype(dtype) if dtype == "float32" else rng.random((5, 3)) < 0.5
    check_close(one_hot.pairwise_distances(vectors), reference.pairwise_distances(vectors))


@about("pairwise_distances")
def test_no_rows_give_no_distances():
    """An array of shape (0, 3) gives an array of shape (0, 0)."""
    check_close(one_hot.pairwise_distances(np.zeros((0, 3))), np.zeros((0, 0)))


@about("pairwise_distances")
def test_three_dimensions_are_refused():
    """A batch of tables raises a ValueError that names vectors."""
    check_rejects("vectors", one_hot.pairwise_distances, np.zeros((2, 3, 4)))

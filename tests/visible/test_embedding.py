"""Visible tests of the module embedding."""

import numpy as np

from exercises import embedding
from llmlings.testing import about, check_close, check_kinds, check_that


def three_rows() -> np.ndarray:
    """Return the matrix of the lesson: one row of four numbers for each of "I", "love", "AI"."""
    return np.array([[0.1, 0.3, 0.5, 0.7], [0.9, 0.4, 0.2, 0.1], [0.2, 0.8, 0.6, 0.3]])


@about("init_embedding")
def test_a_row_for_each_token_and_a_column_for_each_number():
    """A vocabulary of 5 tokens and a width of 3 give a matrix of 5 rows and 3 columns."""
    table = embedding.init_embedding(5, 3, np.random.default_rng(0))
    check_that(np.shape(table) == (5, 3), f"the matrix has shape (5, 3); yours has shape {np.shape(table)}")


@about("init_embedding")
def test_the_values_are_one_normal_draw():
    """The matrix holds what one rng.normal(0, 0.02, (5, 3)) draws, in that order."""
    expected = np.random.default_rng(7).normal(0, 0.02, (5, 3))
    check_close(
        embedding.init_embedding(5, 3, np.random.default_rng(7)),
        expected,
        because="All V * d values come from one draw of the given rng, around 0, with a default scale of 0.02.",
    )


@about("init_embedding")
def test_scale_is_the_standard_deviation():
    """A scale of 0.5 draws with a standard deviation of 0.5, not a variance of 0.5."""
    expected = np.random.default_rng(1).normal(0, 0.5, (2, 4))
    check_close(
        embedding.init_embedding(2, 4, np.random.default_rng(1), scale=0.5),
        expected,
        because="The second argument of rng.normal is the standard deviation.",
    )


@about("init_embedding")
def test_the_matrix_is_float64():
    """The matrix is a NumPy array of float64."""
    check_kinds(embedding.init_embedding(2, 3, np.random.default_rng(0)), np.zeros((2, 3)))


@about("lookup")
def test_an_id_fetches_its_row():
    """Id 1 fetches row 1, the second one: [0.9, 0.4, 0.2, 0.1]."""
    check_close(
        embedding.lookup(three_rows(), [1]),
        np.array([[0.9, 0.4, 0.2, 0.1]]),
        because="Rows are counted from 0.",
    )


@about("lookup")
def test_a_sequence_fetches_its_rows_in_order():
    """The ids 2, 0, 2 give a matrix of three rows, in the order of the ids, with row 2 twice."""
    check_close(
        embedding.lookup(three_rows(), np.array([2, 0, 2])),
        np.array([[0.2, 0.8, 0.6, 0.3], [0.1, 0.3, 0.5, 0.7], [0.2, 0.8, 0.6, 0.3]]),
    )


@about("lookup")
def test_a_batch_of_sequences_keeps_its_shape():
    """Ids of shape (2, 3) and a width of 1 give an array of shape (2, 3, 1)."""
    check_close(
        embedding.lookup([[10.0], [11.0], [12.0]], [[0, 1, 2], [2, 2, 0]]),
        np.array([[[10.0], [11.0], [12.0]], [[12.0], [12.0], [10.0]]]),
        because="The result has the shape of the ids, with the width behind it.",
    )


@about("lookup")
def test_a_single_id_gives_a_single_vector():
    """One id that is not in a list, shape (), gives one vector of shape (d,)."""
    check_close(
        embedding.lookup(three_rows(), np.array(2)),
        np.array([0.2, 0.8, 0.6, 0.3]),
        because="The result has the shape of the ids, with the width behind it.",
    )


@about("lookup")
def test_vectors_are_float64():
    """The vectors are a NumPy array of float64."""
    check_kinds(embedding.lookup(three_rows(), [1, 2]), np.zeros((2, 4)))


@about("lookup_by_one_hot")
def test_a_one_hot_row_selects_a_row():
    """Id 1 is the one-hot vector [0, 1, 0]; multiplied with the table it gives row 1."""
    check_close(embedding.lookup_by_one_hot(three_rows(), [1]), np.array([[0.9, 0.4, 0.2, 0.1]]))


@about("lookup_by_one_hot")
def test_one_vector_for_each_position():
    """The ids 2, 0, 2, 1 give four vectors in that order: L rows, not V."""
    check_close(
        embedding.lookup_by_one_hot([[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]], [2, 0, 2, 1]),
        np.array([[5.0, 6.0], [1.0, 2.0], [5.0, 6.0], [3.0, 4.0]]),
        because="There is one one-hot row for each position of the sequence, not for each token of the vocabulary.",
    )


@about("lookup_by_one_hot")
def test_products_are_float64():
    """The vectors are a NumPy array of float64."""
    check_kinds(embedding.lookup_by_one_hot(three_rows(), [1, 2]), np.zeros((2, 4)))


@about("embedding_bytes")
def test_twelve_numbers_take_48_bytes():
    """3 rows of 4 numbers are 12 numbers, and a float32 takes 4 bytes: 48."""
    check_close(embedding.embedding_bytes(3, 4), 48)


@about("embedding_bytes")
def test_gpt2_small_takes_154_megabytes():
    """GPT-2 small's 50,257 rows of 768 float32 numbers take 154,389,504 bytes."""
    check_close(embedding.embedding_bytes(50_257, 768), 154_389_504)


@about("embedding_bytes")
def test_float16_halves_the_memory():
    """With 2 bytes for each value, 3 rows of 4 numbers take 24 bytes."""
    check_close(embedding.embedding_bytes(3, 4, bytes_per_value=2), 24)


@about("embedding_bytes")
def test_a_number_of_bytes_is_an_int():
    """The memory is a whole number of bytes: an int."""
    check_kinds(embedding.embedding_bytes(3, 4), 48)

"""Visible tests of the module similarity."""

import numpy as np

from exercises import similarity
from llmlings.testing import about, check_close, check_kinds


@about("cosine_similarity")
def test_the_same_direction_is_1_at_any_length():
    """3, 4 and 6, 8 point in the same direction, so their cosine is 1."""
    check_close(
        similarity.cosine_similarity(np.array([3.0, 4.0]), np.array([6.0, 8.0])),
        1.0,
        because="The lengths, 5 and 10, are divided out: 50 / (5 * 10).",
    )


@about("cosine_similarity")
def test_two_directions_that_can_be_checked_by_hand():
    """3, 4 and 8, 6 have a dot product of 48 and lengths of 5 and 10, so their cosine is 0.96."""
    check_close(similarity.cosine_similarity([3.0, 4.0], [8.0, 6.0]), 0.96)


@about("cosine_similarity")
def test_a_right_angle_is_0():
    """2, 0 and 0, 5 are at a right angle, so their cosine is 0."""
    check_close(similarity.cosine_similarity([2, 0], [0, 5]), 0.0)


@about("cosine_similarity")
def test_the_opposite_direction_is_minus_1():
    """1, -2, 2 and -3, 6, -6 point in opposite directions, so their cosine is -1."""
    check_close(similarity.cosine_similarity([1.0, -2.0, 2.0], [-3.0, 6.0, -6.0]), -1.0)


@about("cosine_similarity")
def test_a_zero_vector_gives_0():
    """A zero vector has no direction; its cosine is 0.0, not nan."""
    check_close(
        similarity.cosine_similarity([0.0, 0.0], [3.0, 4.0]),
        0.0,
        because="The length of a zero vector is 0, by which nothing can be divided.",
    )


@about("cosine_similarity")
def test_a_cosine_is_a_float():
    """The cosine is a single number, a float."""
    check_kinds(similarity.cosine_similarity([3.0, 4.0], [8.0, 6.0]), 0.96)


@about("cosine_matrix")
def test_every_pair_of_two_rows():
    """Two rows give a table of four cosines, with 1 for each row and itself."""
    check_close(
        similarity.cosine_matrix(np.array([[3.0, 4.0], [8.0, 6.0]])),
        np.array([[1.0, 0.96], [0.96, 1.0]]),
    )


@about("cosine_matrix")
def test_rows_of_different_lengths():
    """Three rows of four numbers give a table of three by three; how long the rows are does not matter."""
    check_close(
        similarity.cosine_matrix([[2, 0, 0, 0], [5, 5, 5, 5], [0, 0, 0, -3]]),
        np.array([[1.0, 0.5, 0.0], [0.5, 1.0, -0.5], [0.0, -0.5, 1.0]]),
        because="Each row is divided by its own length, and rows are compared with rows.",
    )


@about("cosine_matrix")
def test_the_row_and_column_of_a_zero_vector_are_0():
    """Row 1 is a zero vector: its row and its column are 0.0, and its diagonal entry too."""
    check_close(
        similarity.cosine_matrix([[0.0, 2.0], [0.0, 0.0], [3.0, 3.0]]),
        np.array([[1.0, 0.0, 0.5**0.5], [0.0, 0.0, 0.0], [0.5**0.5, 0.0, 1.0]]),
        because="A vector without a direction is not close to anything, itself included.",
    )


@about("cosine_matrix")
def test_the_cosines_are_float64():
    """The cosines are a NumPy array of float64."""
    check_kinds(similarity.cosine_matrix([[3.0, 4.0], [8.0, 6.0]]), np.zeros((2, 2)))


@about("nearest_neighbors")
def test_the_greatest_cosine_comes_first():
    """The cosines with 0, 1 are 0, 0.71, -1 and 1, so the order of the rows is 3, 1, 0, 2."""
    table = [[1.0, 0.0], [3.0, 3.0], [0.0, -2.0], [0.0, 5.0]]
    check_close(similarity.nearest_neighbors(table, [0.0, 1.0], 4), [3, 1, 0, 2])


@about("nearest_neighbors")
def test_only_k_ids_are_given():
    """With k=2 the two nearest are given, with k=1 the nearest one, as a list."""
    table = [[1.0, 0.0], [3.0, 3.0], [0.0, -2.0], [0.0, 5.0]]
    check_close(similarity.nearest_neighbors(table, [0.0, 1.0], 2), [3, 1])
    check_close(similarity.nearest_neighbors(table, [0.0, 1.0], k=1), [3])


@about("nearest_neighbors")
def test_the_direction_counts_and_not_the_length():
    """For 1, 0, the row 50, 1 has the best direction, though 0.6, 0.4 lies closer and 5, 5 is longer than that."""
    check_close(
        similarity.nearest_neighbors(np.array([[5.0, 5.0], [50.0, 1.0], [0.6, 0.4]]), np.array([1.0, 0.0]), 3),
        [1, 2, 0],
        because="The order is that of the cosines: 0.71, 0.9998 and 0.83.",
    )


@about("nearest_neighbors")
def test_equal_cosines_are_ordered_by_id():
    """Rows 0 and 2 have a cosine of exactly 1, rows 1 and 3 of exactly 0; of each pair the lower id comes first."""
    table = [[0.0, 2.0], [1.0, 0.0], [0.0, 1.0], [2.0, 0.0], [0.0, -1.0]]
    check_close(
        similarity.nearest_neighbors(table, [0.0, 1.0], 4),
        [0, 2, 1, 3],
        because="Turning an ascending order around turns the ties around too.",
    )


@about("nearest_neighbors")
def test_excluded_ids_make_room_for_others():
    """Without row 3, the two nearest are the rows 1 and 0."""
    table = [[1.0, 0.0], [3.0, 3.0], [0.0, -2.0], [0.0, 5.0]]
    check_close(
        similarity.nearest_neighbors(table, [0.0, 1.0], 2, exclude=[3]),
        [1, 0],
        because="k ids are given as long as there are enough; the others keep their ids.",
    )


@about("nearest_neighbors")
def test_a_zero_row_is_nearer_than_an_opposite_one():
    """The zero row has a cosine of 0.0, which is less than 0.71 and greater than -0.71."""
    check_close(
        similarity.nearest_neighbors([[-1.0, 1.0], [0.0, 0.0], [2.0, 2.0]], [1.0, 0.0], 3),
        [2, 1, 0],
    )


@about("nearest_neighbors")
def test_fewer_than_k_if_fewer_are_left():
    """Of three rows, one of them excluded, two are left, even if ten are asked for."""
    check_close(similarity.nearest_neighbors([[1.0], [2.0], [-3.0]], [1.0], 10, exclude=(0,)), [1, 2])


@about("nearest_neighbors")
def test_neighbors_are_a_list_of_ints():
    """The ids are Python ints in a list."""
    check_kinds(similarity.nearest_neighbors([[1.0, 0.0], [3.0, 3.0]], [0.0, 1.0], 2), [1, 0])


# man, woman, king, queen, bread: the columns are royal, male, female, edible.
WORDS = [
    [0.0, 2.0, 0.0, 0.0],
    [0.0, 0.0, 2.0, 0.0],
    [3.0, 3.0, 0.0, 0.0],
    [3.0, 0.0, 3.0, 0.0],
    [0.0, 0.0, 0.0, 1.0],
]


@about("analogy")
def test_man_is_to_king_as_woman_is_to_queen():
    """With man 0, king 2 and woman 1, the answer is queen, which is 3."""
    check_close(similarity.analogy(WORDS, 0, 2, 1), [3], because="Add to c what leads from a to b.")


@about("analogy")
def test_the_way_back():
    """Queen 3 is to woman 1 as king 2 is to man, which is 0; with k=2 bread is the other one left."""
    check_close(similarity.analogy(np.array(WORDS), 3, 1, 2, k=2), [0, 4])


@about("analogy")
def test_a_long_row_does_not_count_for_more():
    """Rows 0, 1 and 2 are 8, 1 and 4 long, but their units count alike: the target is -1, 1, 1."""
    table = [[8.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 4.0], [-2.0, 2.0, 2.0], [-1.0, 0.0, 0.0], [0.0, 1.0, 4.0]]
    check_close(
        similarity.analogy(table, 0, 1, 2, 3),
        [3, 5, 4],
        because="The target is unit(b) - unit(a) + unit(c), not b - a + c.",
    )


@about("analogy")
def test_the_words_of_the_question_are_no_answer():
    """Row 2 is nearest to the target, but it was in the question; only the rows 3 and 4 are left."""
    table = [[4.0, 0.0], [4.0, 1.0], [0.0, 3.0], [1.0, 5.0], [-1.0, 1.0]]
    check_close(similarity.analogy(table, 0, 1, 2), [3])
    check_close(similarity.analogy(table, 0, 1, 2, k=5), [3, 4], because="None of a, b and c is ever an answer.")


@about("analogy")
def test_answers_are_a_list_of_ints():
    """The ids are Python ints in a list, with k=1 too."""
    check_kinds(similarity.analogy(WORDS, 0, 2, 1), [3])


@about("mean_pool")
def test_a_text_is_the_mean_of_its_tokens():
    """Two tokens with the vectors 1, 2 and 3, 6 have the mean 2, 4."""
    check_close(similarity.mean_pool([[[1.0, 2.0], [3.0, 6.0]]], [[1, 1]]), np.array([[2.0, 4.0]]))


@about("mean_pool", weight=2)
def test_padding_is_neither_added_nor_counted():
    """The first text has two tokens, the second has one; each is divided by its own number of tokens."""
    vectors = np.array([[[2.0, 0.0], [4.0, 6.0], [90.0, 90.0]], [[5.0, 1.0], [80.0, 80.0], [80.0, 80.0]]])
    check_close(
        similarity.mean_pool(vectors, np.array([[1, 1, 0], [1, 0, 0]])),
        np.array([[3.0, 3.0], [5.0, 1.0]]),
        because="(2 + 4) / 2 = 3 and (0 + 6) / 2 = 3; the second text is its only token.",
    )


@about("mean_pool")
def test_padding_may_stand_on_the_left():
    """A text whose first position is padding has the mean of the two behind it."""
    check_close(similarity.mean_pool([[[7.0], [1.0], [3.0]]], [[0, 1, 1]]), np.array([[2.0]]))


@about("mean_pool")
def test_a_text_without_a_token_is_zeros():
    """Where all is padding the vector is zeros, not NaN."""
    check_close(similarity.mean_pool([[[7.0, 8.0]], [[1.0, 2.0]]], [[0], [1]]), np.array([[0.0, 0.0], [1.0, 2.0]]))


@about("mean_pool")
def test_means_are_float64():
    """The means are a NumPy array of float64."""
    check_kinds(similarity.mean_pool([[[1, 2], [3, 4]]], [[True, False]]), np.zeros((1, 2)))

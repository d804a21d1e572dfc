"""Visible tests of the module glove."""

import numpy as np

from exercises import glove
from llmlings.testing import about, check_close, check_kinds, check_that

LN2, LN3, LN100 = float(np.log(2.0)), float(np.log(3.0)), float(np.log(100.0))


def products(vectors: object, shape: tuple[int, int]) -> np.ndarray:
    """Return all products of two vectors, which do not depend on signs; the shape is checked first."""
    check_close(np.shape(vectors), shape, because="There is one vector for each row, as wide as asked for.")
    return np.asarray(vectors) @ np.asarray(vectors).T


@about("cooccurrence")
def test_next_neighbours_meet_both_ways():
    """With a window of 1 each of the two pairs of neighbours adds 1 to [i, j] and 1 to [j, i]."""
    check_close(
        glove.cooccurrence([[2, 0, 1]], vocab_size=4, window=1),
        np.array([[0.0, 1, 1, 0], [1, 0, 0, 0], [1, 0, 0, 0], [0, 0, 0, 0]]),
        because="Word 2 meets 0, and 0 meets 1; words 2 and 1 are two apart, and word 3 does not occur.",
    )


@about("cooccurrence")
def test_a_far_neighbour_counts_less():
    """At distance 1, 2 and 3 a pair adds 1, 1/2 and 1/3; at distance 4 it is outside a window of 3."""
    check_close(
        glove.cooccurrence([[0, 1, 2, 3, 4]], 5, 3),
        np.array(
            [
                [0, 1, 1 / 2, 1 / 3, 0],
                [1, 0, 1, 1 / 2, 1 / 3],
                [1 / 2, 1, 0, 1, 1 / 2],
                [1 / 3, 1 / 2, 1, 0, 1],
                [0, 1 / 3, 1 / 2, 1, 0],
            ]
        ),
        because="A pair at most `window` apart adds 1 / distance.",
    )


@about("cooccurrence")
def test_a_pair_of_equal_ids_adds_twice_to_its_cell():
    """Word 1 is at positions 0, 1 and 3: next to itself once, and two apart once, each counted twice."""
    check_close(
        glove.cooccurrence([[1, 1, 0, 1]], 2, 2),
        np.array([[0.0, 2.5], [2.5, 3.0]]),
        because="[i, j] and [j, i] are the same cell when i equals j, and it gets both: 2 * (1 + 1/2).",
    )


@about("cooccurrence")
def test_pairs_do_not_cross_sentences():
    """The end of a sentence and the start of the next are no neighbours; equal sentences count each time."""
    check_close(
        glove.cooccurrence([[0, 1], [2, 1, 0], [], [0, 1]], 3, 5),
        np.array([[0.0, 3.0, 0.5], [3.0, 0.0, 1.0], [0.5, 1.0, 0.0]]),
    )


@about("cooccurrence")
def test_counts_are_float64():
    """The counts are a NumPy array of float64."""
    check_kinds(glove.cooccurrence([[0, 1, 1]], 2, 2), np.zeros((2, 2)))


@about("glove_weights")
def test_the_weight_grows_and_stops_at_one():
    """A count of 6.25 is 1/16 of 100, and (1/16) ** 0.75 is 1/8; from 100 on the weight is 1; at 0 it is 0."""
    check_close(glove.glove_weights([0.0, 6.25, 100.0, 5000.0]), np.array([0.0, 0.125, 1.0, 1.0]))


@about("glove_weights")
def test_the_bend_and_the_power_can_be_chosen():
    """With x_max 16 and alpha 0.5 the weights of 1, 4, 16 and 64 are 1/4, 1/2, 1 and 1."""
    check_close(
        glove.glove_weights([[1.0, 4.0], [16.0, 64.0]], x_max=16.0, alpha=0.5), np.array([[0.25, 0.5], [1.0, 1.0]])
    )


@about("glove_weights")
def test_weights_are_float64():
    """The weights are a NumPy array of float64."""
    check_kinds(glove.glove_weights([1.0, 200.0]), np.zeros(2))


@about("glove_loss")
def test_one_cell_costs_its_squared_error():
    """The prediction is 1*3 + 2*1 + 0.5 + 0.75 = 6.25, the log count ln 100 = 4.605, and the weight is 1."""
    check_close(
        glove.glove_loss([[1.0, 2.0]], [[3.0, 1.0]], [0.5], [0.75], [[100.0]]),
        (6.25 - LN100) ** 2,
        because="The error is the product of the vectors plus both biases minus the log count.",
    )


@about("glove_loss")
def test_a_rare_pair_weighs_little():
    """A count of 25 has the weight (1/4) ** 0.75, about 0.354, which multiplies the squared error."""
    check_close(
        glove.glove_loss([[1.0]], [[2.0]], [0.25], [0.75], [[25.0]]), 0.25**0.75 * (3.0 - float(np.log(25.0))) ** 2
    )


@about("glove_loss")
def test_cells_without_a_count_cost_nothing():
    """Three of the four cells have a count, and the loss is the sum of their costs; the cell [0, 0] has none."""
    check_close(
        glove.glove_loss(
            [[1.0, 0.0], [0.0, 2.0]], [[5.0, 3.0], [2.0, 1.0]], [0.5, -1.0], [3.0, 1.5], [[0, 100], [400, 200]]
        ),
        (4.0 - LN100) ** 2 + (8.0 - LN100 - 2 * LN2) ** 2 + (2.5 - LN100 - LN2) ** 2,
        because="Row words have centers and center biases, column words contexts and context biases.",
    )


@about("glove_loss")
def test_the_loss_is_a_number():
    """The loss is a float."""
    check_kinds(glove.glove_loss([[1.0]], [[2.0]], [0.25], [0.75], [[25.0]]), 0.5)


@about("glove_gradients")
def test_the_gradients_of_one_cell():
    """With the error e = 2*3 + 1 - ln 100, each bias gets 2*e, the center 3 times that, the context 2 times that."""
    slope = 2 * (7.0 - LN100)
    check_close(
        glove.glove_gradients([[2.0]], [[3.0]], [0.75], [0.25], [[100.0]]),
        (np.array([[3 * slope]]), np.array([[2 * slope]]), np.array([slope]), np.array([slope])),
        because="The derivative of e ** 2 is 2 * e times the derivative of e.",
    )


@about("glove_gradients")
def test_each_word_gathers_the_slopes_of_its_cells():
    """Row 0 has two cells with a count, column 1 has two, and cell [1, 0] has none."""
    errors = np.array([[1 * 2 + 0.5 + 1 - LN100, 1 * 1 + 0.5 + 2 - LN100], [0.0, 3 * 1 - 1 + 2 - LN100 - LN2]])
    slopes = 2 * errors
    check_close(
        glove.glove_gradients([[1.0], [3.0]], [[2.0], [1.0]], [0.5, -1.0], [1.0, 2.0], [[100, 100], [0, 200]]),
        (
            np.array([[2 * slopes[0, 0] + 1 * slopes[0, 1]], [1 * slopes[1, 1]]]),
            np.array([[1 * slopes[0, 0]], [1 * slopes[0, 1] + 3 * slopes[1, 1]]]),
            np.array([slopes[0, 0] + slopes[0, 1], slopes[1, 1]]),
            np.array([slopes[0, 0], slopes[0, 1] + slopes[1, 1]]),
        ),
        because="A center gathers along its row of counts, a context along its column.",
    )


@about("glove_gradients")
def test_gradients_are_a_tuple_of_float64():
    """The gradients are a tuple of four NumPy arrays of float64."""
    check_kinds(
        glove.glove_gradients([[2.0]], [[3.0]], [0.75], [0.25], [[100.0]]),
        (np.zeros((1, 1)), np.zeros((1, 1)), np.zeros(1), np.zeros(1)),
    )


@about("ppmi")
def test_words_that_meet_more_often_than_by_chance():
    """2 * 8 / (2 * 2) is 4 and 4 * 8 / (4 * 4) is 2, so the cells are ln 4 and ln 2."""
    check_close(
        glove.ppmi([[0, 2, 0], [2, 0, 0], [0, 0, 4]]),
        np.array([[0.0, 2 * LN2, 0.0], [2 * LN2, 0.0, 0.0], [0.0, 0.0, LN2]]),
        because="A cell is the logarithm of count * total / (row sum * column sum); without a count it is 0.",
    )


@about("ppmi")
def test_meeting_less_often_than_by_chance_gives_zero():
    """The total is 12, and each sum is 6: 5 * 12 / 36 is above 1, 1 * 12 / 36 below, so its cell is 0."""
    check_close(
        glove.ppmi([[5.0, 1.0], [1.0, 5.0]]),
        np.array([[np.log(5 / 3), 0.0], [0.0, np.log(5 / 3)]]),
        because="Negative values are cut off at 0.",
    )


@about("ppmi")
def test_rows_and_columns_have_their_own_sums():
    """Rows sum to 4 and 8, columns to 9 and 3: only 3 * 12 / (4 * 3) and 8 * 12 / (8 * 9) are above 1."""
    check_close(
        glove.ppmi([[1.0, 3.0], [8.0, 0.0]]),
        np.array([[0.0, LN3], [np.log(4 / 3), 0.0]]),
        because="A cell is divided by the sum of its own row and by that of its own column.",
    )


@about("ppmi")
def test_information_is_float64():
    """The information is a NumPy array of float64."""
    check_kinds(glove.ppmi([[5, 1], [1, 5]]), np.zeros((2, 2)))


@about("svd_vectors", portable=False)
def test_the_greatest_singular_value_comes_first():
    """The singular values are 7 and 2, and the one column kept is (2, 1) / sqrt(5) times the root of 7."""
    vectors = glove.svd_vectors([[6.0, 2.0], [2.0, 3.0]], 1)
    check_close(
        products(vectors, (2, 1)),
        np.array([[5.6, 2.8], [2.8, 1.4]]),
        because="The vectors are U_d * sqrt(S_d) (compared are all products of two vectors).",
    )


@about("svd_vectors", portable=False)
def test_rows_are_described_and_not_columns():
    """The largest singular value is sqrt(45), and its column of U is (1, 3) / sqrt(10)."""
    vectors = glove.svd_vectors([[3.0, 0.0], [4.0, 5.0]], 1)
    check_close(
        products(vectors, (2, 1)),
        np.array([[1.0, 3.0], [3.0, 9.0]]) * float(np.sqrt(45.0)) / 10,
        because="The columns of U belong to the rows of the matrix (compared are all products of two vectors).",
    )


@about("svd_vectors", portable=False)
def test_the_sign_of_an_eigenvalue_does_not_matter():
    """The eigenvalues are -9, 4 and 1; the largest singular value is 9, with the direction (1, -3, 0) / sqrt(10)."""
    vectors = glove.svd_vectors([[0.0, 3.0, 0.0], [3.0, -8.0, 0.0], [0.0, 0.0, 4.0]], 1)
    check_close(
        products(vectors, (3, 1)),
        np.array([[0.9, -2.7, 0.0], [-2.7, 8.1, 0.0], [0.0, 0.0, 0.0]]),
        because="Singular values are never negative, and the largest are kept (compared are all products).",
    )


@about("svd_vectors", portable=False)
def test_short_vectors_are_float64():
    """The vectors are a NumPy array of float64."""
    check_kinds(glove.svd_vectors([[6.0, 2.0], [2.0, 3.0]], 1), np.zeros((2, 1)))


#: Words 0 and 1 are beside 4 and 5, words 2 and 3 beside 6 and 7.
TWO_KINDS = np.kron(np.array([[0, 0, 1, 0], [0, 0, 0, 1], [1, 0, 0, 0], [0, 1, 0, 0]]), np.full((2, 2), 198)) + 2


@about("train_glove", portable=False)
def test_before_training_the_vectors_are_small_random_numbers():
    """After 0 epochs there are V vectors of width d, finite, not all the same, and others for another seed."""
    vectors, others = (glove.train_glove(TWO_KINDS, 5, 0, 0.1, np.random.default_rng(seed)) for seed in (4, 7))
    check_close(np.shape(vectors), (8, 5), because="The result is one table: a row for each word.")
    check_that(np.isfinite(vectors).all(), "every number is finite; yours hold NaN or infinity")
    check_that(np.ptp(vectors) > 0, "the numbers are drawn at random; yours are all equal, so no two words can part")
    check_that(np.ptp(vectors - others) > 0, "the numbers come from rng; yours are the same for another seed")


@about("train_glove", portable=False)
def test_words_that_share_their_neighbours_come_close():
    """Words 0 and 1 have the same neighbours, words 0 and 2 have others, and the cosines say so."""
    vectors = glove.train_glove(TWO_KINDS, 8, 100, 0.3, np.random.default_rng(5))
    check_close(np.shape(vectors), (8, 8), because="The result is one table: a row for each word.")
    check_that(np.isfinite(vectors).all(), "every number is finite; yours hold NaN or infinity")
    unit = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
    same, other = float(unit[0] @ unit[1]), float(unit[0] @ unit[2])
    check_that(same > other + 0.5, f"words 0 and 1 are close: their cosine is {same:.2f}, that of 0 and 2 {other:.2f}")


@about("train_glove", portable=False)
def test_trained_vectors_are_float64():
    """The vectors are a NumPy array of float64."""
    check_kinds(glove.train_glove(TWO_KINDS, 3, 1, 0.1, np.random.default_rng(6)), np.zeros((8, 3)))

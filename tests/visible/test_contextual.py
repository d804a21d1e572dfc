"""Visible tests of the module contextual."""

import numpy as np

from exercises import contextual
from llmlings.testing import about, check_close, check_kinds

LN3 = float(np.log(3.0))


@about("contextualize")
def test_a_token_alone_keeps_its_vector():
    """With one position there is nothing to mix: its only weight is 1."""
    check_close(contextual.contextualize(np.array([[0.5, -2.0, 3.0]])), np.array([[0.5, -2.0, 3.0]]))


@about("contextualize")
def test_the_weights_are_shares():
    """For the numbers 0 and x = sqrt(ln 3), position 1 has the scores 0 and ln 3, so the weights 1/4 and 3/4."""
    x = float(np.sqrt(LN3))
    check_close(
        contextual.contextualize(np.array([[0.0], [x]])),
        np.array([[0.5 * x], [0.75 * x]]),
        because="Position 0 has two scores of 0, so it takes the mean; position 1 takes 0.25 * 0 + 0.75 * x.",
    )


@about("contextualize")
def test_scores_are_divided_by_the_root_of_the_width():
    """With width 4 the dot product 2 ln 3 becomes the score ln 3, so the weights are 1/4 and 3/4 again."""
    x = float(np.sqrt(LN3 / 2))
    check_close(
        contextual.contextualize(np.array([[0.0, 0.0, 0.0, 0.0], [x, x, -x, x]])),
        np.array([[0.5 * x, 0.5 * x, -0.5 * x, 0.5 * x], [0.75 * x, 0.75 * x, -0.75 * x, 0.75 * x]]),
        because="The dot product of row 1 with itself is 4x^2 = 2 ln 3; divided by sqrt(4) it is ln 3.",
    )


@about("contextualize")
def test_the_order_of_the_others_does_not_matter():
    """There is no mask and no position, so the first token gets the same vector if the two others change places."""
    first, second, third = [2.0, 0.0], [0.0, 1.0], [1.0, 1.0]
    result = contextual.contextualize(np.array([first, second, third]))
    expected = np.array([[1.7225295732, 0.2320820639], [0.7966637220, 0.8022241854], [1.2033362780, 0.5988879073]])
    check_close(result, expected)
    check_close(
        contextual.contextualize(np.array([first, third, second])),
        expected[[0, 2, 1]],
        because="Every position sees all positions, those after it too.",
    )


@about("contextualize")
def test_long_vectors_do_not_overflow():
    """Vectors of length 200 have dot products of 40,000, and each attends to itself alone."""
    check_close(
        contextual.contextualize(np.array([[200.0, 0.0], [0.0, 200.0]])),
        np.array([[200.0, 0.0], [0.0, 200.0]]),
        because="Adding one number to all scores of a row does not change their shares.",
    )


@about("contextualize")
def test_the_new_vectors_are_float64():
    """The new vectors are a NumPy array of float64."""
    check_kinds(contextual.contextualize([[1, 0], [0, 0]]), np.zeros((2, 2)))


def bank() -> np.ndarray:
    """Return the table of the lesson: rows for "bank", "loan", "river", "the"."""
    return np.array([[1.0, 1.0, 0.0], [2.0, 0.0, 0.0], [0.0, 2.0, 0.0], [0.0, 0.0, 1.0]])


@about("similarity_across")
def test_the_same_sentence_twice():
    """In the same sentence twice, both kinds of vectors agree with themselves."""
    check_close(contextual.similarity_across(bank(), np.array([3, 0, 1]), np.array([3, 0, 1]), 0), (1.0, 1.0))


@about("similarity_across")
def test_the_contextual_vector_follows_the_sentence():
    """In "the bank loan" and "the river bank", token 0 has one static vector, but two contextual ones."""
    check_close(
        contextual.similarity_across(bank(), np.array([3, 0, 1]), np.array([3, 2, 0]), 0),
        (1.0, 0.6039337584),
        because="The static cosine comes first, then the cosine of the vectors after contextualize.",
    )


@about("similarity_across")
def test_the_sentences_may_differ_in_length():
    """Token 1 is last among three tokens in one sentence and alone in the other."""
    check_close(contextual.similarity_across(bank(), [0, 2, 1], [1], token_id=1), (1.0, 0.9762481772))


@about("similarity_across")
def test_a_vector_of_zeros_has_no_direction():
    """Token 0 has a vector of zeros: its static cosine is 0, but in context it takes on the vectors around it."""
    check_close(
        contextual.similarity_across(np.array([[0.0, 0.0], [3.0, 4.0]]), np.array([0, 1]), np.array([1, 0, 1]), 0),
        (0.0, 1.0),
        because="The cosine with a vector of zeros counts as 0.0, not as nan.",
    )


@about("similarity_across")
def test_the_cosines_are_two_floats():
    """The two cosines are floats in a tuple."""
    check_kinds(contextual.similarity_across(bank(), [3, 0, 1], [3, 2, 0], 0), (1.0, 0.6))

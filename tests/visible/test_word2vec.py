"""Visible tests of the module word2vec."""

import numpy as np

from exercises import word2vec
from llmlings.testing import about, check_close, check_kinds, check_that

LN2, LN3 = float(np.log(2.0)), float(np.log(3.0))


@about("skipgram_pairs")
def test_direct_neighbors_are_contexts():
    """With a window of 1, the middle one of three ids has two contexts and the others have one."""
    check_close(word2vec.skipgram_pairs([5, 6, 7], 1), [(5, 6), (6, 5), (6, 7), (7, 6)])


@about("skipgram_pairs")
def test_contexts_stand_from_left_to_right():
    """With a window of 2, each center has up to two contexts on each side, listed in the order of the sentence."""
    check_close(
        word2vec.skipgram_pairs([1, 2, 3, 4], 2),
        [(1, 2), (1, 3), (2, 1), (2, 3), (2, 4), (3, 1), (3, 2), (3, 4), (4, 2), (4, 3)],
        because="By center from left to right, and the contexts of a center from left to right; ends cut the window.",
    )


@about("skipgram_pairs")
def test_the_same_id_elsewhere_is_a_context():
    """In 4 4 9 the first 4 is a context of the second: positions count, not ids."""
    check_close(word2vec.skipgram_pairs([4, 4, 9], 1), [(4, 4), (4, 4), (4, 9), (9, 4)])


@about("skipgram_pairs")
def test_a_lone_token_has_no_pairs():
    """A sentence of one id gives an empty list."""
    check_close(word2vec.skipgram_pairs([3], 2), [])


@about("skipgram_pairs")
def test_pairs_are_tuples_of_ints():
    """The pairs are a list of tuples of ints."""
    check_kinds(word2vec.skipgram_pairs([5, 6], 1), [(5, 6), (6, 5)])


@about("cbow_examples")
def test_direct_neighbors_predict_the_center():
    """With a window of 1, each id is predicted from the one or two ids beside it."""
    check_close(word2vec.cbow_examples([5, 6, 7], 1), [([6], 5), ([5, 7], 6), ([6], 7)])


@about("cbow_examples")
def test_all_contexts_of_a_center_make_one_example():
    """With a window of 2, the contexts of each center are one list, in the order of the sentence."""
    check_close(
        word2vec.cbow_examples([9, 2, 2, 4], 2),
        [([2, 2], 9), ([9, 2, 4], 2), ([9, 2, 4], 2), ([2, 2], 4)],
        because="One example for each position: its contexts from left to right, repeated ones too, then the center.",
    )


@about("cbow_examples")
def test_a_lone_token_cannot_be_predicted():
    """A sentence of one id gives no example."""
    check_close(word2vec.cbow_examples([3], 2), [])


@about("cbow_examples")
def test_examples_are_tuples_of_a_list_and_an_int():
    """The examples are a list of tuples: a list of ints and an int."""
    check_kinds(word2vec.cbow_examples([5, 6], 1), [([6], 5), ([5], 6)])


@about("negative_distribution")
def test_frequent_ids_are_drawn_less_than_their_share():
    """Counts of 16 and 1 to the power 0.75 are 8 and 1, so the shares are 8/9 and 1/9."""
    check_close(
        word2vec.negative_distribution([16, 1, 0]),
        np.array([8 / 9, 1 / 9, 0.0]),
        because="The power comes first, then the division by the sum; an id that never occurs is never drawn.",
    )


@about("negative_distribution")
def test_a_power_of_1_gives_the_frequencies():
    """With a power of 1, counts of 3, 1 and 4 give 0.375, 0.125 and 0.5."""
    check_close(word2vec.negative_distribution(np.array([3, 1, 4]), 1.0), np.array([0.375, 0.125, 0.5]))


@about("negative_distribution")
def test_a_power_of_one_half_takes_square_roots():
    """With a power of 0.5, counts of 9, 1 and 36 give shares of 3, 1 and 6 in 10."""
    check_close(word2vec.negative_distribution([9.0, 1.0, 36.0], power=0.5), np.array([0.3, 0.1, 0.6]))


@about("negative_distribution")
def test_probabilities_are_float64():
    """The probabilities are a NumPy array of float64."""
    check_kinds(word2vec.negative_distribution([16, 1, 0]), np.zeros(3))


@about("skipgram_loss")
def test_scores_of_0_cost_ln_2_each():
    """A score of 0 is a coin toss: the context and the two negatives cost ln 2 each."""
    check_close(
        word2vec.skipgram_loss([1.0, 0.0], [0.0, 2.0], [[0.0, 1.0], [0.0, -3.0]]),
        3 * LN2,
        because="-log sigmoid(0) = ln 2, once for the context and once for each negative.",
    )


@about("skipgram_loss")
def test_a_good_score_costs_little():
    """sigmoid(ln 3) = 0.75, so a context of score ln 3 and a negative of score -ln 3 cost -ln 0.75 each."""
    check_close(
        word2vec.skipgram_loss(np.array([LN3, 0.0]), np.array([1.0, 5.0]), np.array([[-1.0, 7.0]])),
        -2 * float(np.log(0.75)),
        because="The score of the context should be large, that of a negative small.",
    )


@about("skipgram_loss")
def test_a_negative_with_a_great_score_costs_more():
    """A negative of score ln 3 costs -ln 0.25, beside a context of score 0 and a negative of score -ln 3."""
    check_close(
        word2vec.skipgram_loss([LN3], [0.0], [[-1.0], [1.0]]),
        LN2 - float(np.log(0.25)) - float(np.log(0.75)),
        because="-log sigmoid(-score) of each negative is added.",
    )


@about("skipgram_loss")
def test_scores_of_ten_thousand_stay_finite():
    """A context of score -10,000 costs 10,000, and a negative of that score costs nothing."""
    check_close(word2vec.skipgram_loss([100.0, 0.0], [-100.0, 1.0], [[-100.0, 2.0]]), 10_000.0)


@about("skipgram_loss")
def test_the_loss_is_a_float():
    """The loss is a float."""
    check_kinds(word2vec.skipgram_loss([1.0, 0.0], [0.0, 2.0], [[0.0, 1.0]]), 0.0)


@about("skipgram_gradients")
def test_the_context_is_pulled_and_the_negative_pushed():
    """At scores of 0 each sigmoid is 0.5: the gradients are half the other vector, negative for the context."""
    check_close(
        word2vec.skipgram_gradients([2.0, 1.0], [0.0, 0.0], [[0.0, 0.0]]),
        (np.array([0.0, 0.0]), np.array([-1.0, -0.5]), np.array([[1.0, 0.5]])),
        because="Gradient descent subtracts these: the context comes closer to the center, the negative moves away.",
    )


@about("skipgram_gradients")
def test_the_center_hears_from_all():
    """With scores of -ln 3, 0 and ln 3 the pulls and pushes on the center are 0.75, 0.5 and 0.75."""
    check_close(
        word2vec.skipgram_gradients(np.array([LN3, 0.0]), np.array([-1.0, 2.0]), np.array([[0.0, 4.0], [1.0, 8.0]])),
        (
            np.array([1.5, 6.5]),
            np.array([-0.75 * LN3, 0.0]),
            np.array([[0.5 * LN3, 0.0], [0.75 * LN3, 0.0]]),
        ),
        because="A sum over the context and all negatives for the center; a row of its own for each negative.",
    )


@about("skipgram_gradients")
def test_nothing_is_left_to_learn():
    """With a context of score 10,000 and a negative of score -10,000 all gradients are 0."""
    check_close(
        word2vec.skipgram_gradients([100.0, 0.0], [100.0, 3.0], [[-100.0, 1.0]]),
        (np.zeros(2), np.zeros(2), np.zeros((1, 2))),
    )


@about("skipgram_gradients")
def test_gradients_are_three_arrays_of_float64():
    """The gradients are a tuple of three NumPy arrays of float64."""
    gradients = word2vec.skipgram_gradients([2.0, 1.0], [0.0, 0.0], [[0.0, 0.0]])
    check_kinds(gradients, (np.zeros(2), np.zeros(2), np.zeros((1, 2))))


@about("cbow_loss")
def test_the_mean_of_the_contexts_predicts_the_center():
    """The mean of the contexts is (ln 3, 0): the center has the score ln 3 and costs -ln 0.75, the negative ln 2."""
    check_close(
        word2vec.cbow_loss([[3 * LN3, 1.0], [-LN3, -1.0]], [1.0, 6.0], [[0.0, 5.0]]),
        LN2 - float(np.log(0.75)),
        because="First the mean of the vectors of the contexts, then its scores.",
    )


@about("cbow_loss")
def test_a_repeated_context_counts_twice():
    """The mean of ln 9, ln 9 and -ln 3 is ln 3, since a repeated context is a context each time."""
    check_close(
        word2vec.cbow_loss(np.array([[2 * LN3], [2 * LN3], [-LN3]]), np.array([1.0]), np.array([[-1.0], [1.0]])),
        -2 * float(np.log(0.75)) - float(np.log(0.25)),
    )


@about("cbow_loss")
def test_great_scores_of_the_mean_stay_finite():
    """A center of score -10,000 costs 10,000, and a negative of that score costs nothing."""
    check_close(word2vec.cbow_loss([[150.0, 4.0], [50.0, -4.0]], [-100.0, 2.0], [[-100.0, 1.0]]), 10_000.0)


@about("cbow_loss")
def test_the_loss_of_an_example_is_a_float():
    """The loss is a float."""
    check_kinds(word2vec.cbow_loss([[1.0, 0.0]], [0.0, 2.0], [[0.0, 1.0]]), 0.0)


def a_language_of_kinds(rng: np.random.Generator) -> tuple[list[list[int]], np.ndarray]:
    """Return 300 sentences, and the kind of each of their 48 ids.

    There are 8 groups of 6 ids. A sentence takes three ids of one group: one of its two marks, one of its four things,
    and a mark again. Things of one group never meet, but share their contexts.
    """
    groups = np.arange(48).reshape(8, 6)
    sentences = []
    for _ in range(300):
        group = groups[rng.integers(8)].tolist()
        first, thing, last = (int(number) for number in rng.integers([4, 0, 4], [6, 4, 6]))
        sentences.append([group[first], group[thing], group[last]])
    return sentences, np.repeat(np.arange(16), np.tile([4, 2], 8))


@about("train_skipgram", portable=False)
def test_the_table_has_a_row_for_each_id():
    """Five ids and a width of 3 give a table of shape (5, 3), although ids 3 and 4 never occur."""
    table = word2vec.train_skipgram([[0, 1, 2], [2, 1]], 5, 3, 1, 2, 4, 0.05, np.random.default_rng(0))
    check_close(
        table,
        np.zeros((5, 3)),
        atol=100.0,
        because="Any finite numbers will do here, in one row for each id of all five.",
    )


@about("train_skipgram", portable=False)
def test_the_table_is_float64():
    """The table is a NumPy array of float64."""
    table = word2vec.train_skipgram([[0, 1, 2], [2, 1]], 3, 2, 1, 2, 1, 0.05, np.random.default_rng(0))
    check_kinds(table, np.zeros((3, 2)))


@about("train_skipgram", weight=4, portable=False, chance=True)
def test_ids_that_share_contexts_become_nearest_neighbors():
    """Of 48 ids, at least 38 have as their nearest neighbor an id that is in the same contexts."""
    sentences, kinds = a_language_of_kinds(np.random.default_rng(1))
    # A window wider than any sentence: pairs of two sentences would say nothing.
    table = word2vec.train_skipgram(sentences, 48, 8, 4, 3, 15, 0.05, np.random.default_rng(2))
    lengths = np.linalg.norm(table, axis=1, keepdims=True)
    unit = table / np.where(lengths > 0, lengths, 1)
    cosines = np.where(np.eye(48, dtype=bool), -2, unit @ unit.T)
    found = int(np.sum(kinds[cosines.argmax(axis=1)] == kinds))
    check_that(found >= 38, f"at least 38 of 48 ids are next to one of their kind; in your table it is {found}")


# A loop over the 185,000 pairs in Python takes 10 to 25 seconds; NumPy takes 0.1 to 0.5, by the way it is used.
@about("train_skipgram", weight=3, portable=False)
def test_fifty_thousand_ids():
    """50,000 ids are gone through once in a moment."""
    rng = np.random.default_rng(3)
    sentences = rng.integers(0, 5_000, (2_500, 20)).tolist()
    table = word2vec.train_skipgram(sentences, 5_000, 4, 2, 1, 1, 0.05, rng)
    check_close(table, np.zeros((5_000, 4)), atol=100.0, because="Any finite numbers will do here, a row for each id.")


@about("keep_probabilities", weight=2)
def test_frequent_ids_are_kept_with_the_root_of_a_quotient():
    """At a threshold of 0.04, shares of 0.64 and 0.16 give the roots of 1/16 and of 1/4."""
    check_close(
        word2vec.keep_probabilities(np.array([64, 16, 16, 4]), 0.04),
        np.array([0.25, 0.5, 0.5, 1.0]),
        because="0.04 / 0.64 = 1/16, and 0.04 / 0.16 = 1/4.",
    )


@about("keep_probabilities")
def test_rare_ids_are_kept_whole():
    """At a threshold of 0.2, a share of 0.1 has the probability 1: no probability is above 1."""
    check_close(word2vec.keep_probabilities([8, 1, 1], 0.2), np.array([0.5, 1.0, 1.0]))


@about("keep_probabilities")
def test_an_id_that_does_not_occur_is_kept():
    """A count of 0 has the probability 1."""
    check_close(word2vec.keep_probabilities([4, 0], 0.25), np.array([0.5, 1.0]))


@about("keep_probabilities")
def test_probabilities_of_keeping_are_float64():
    """The probabilities are a NumPy array of float64."""
    check_kinds(word2vec.keep_probabilities([1, 1], 0.5), np.ones(2))

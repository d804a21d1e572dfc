"""Visible tests of the module gradients."""

import numpy as np

from exercises import gradients
from llmlings.testing import about, check_close, check_kinds, check_that

LN3 = float(np.log(3.0))


@about("softmax")
def test_equal_logits_share_equally():
    """Four equal logits give four probabilities of 0.25."""
    check_close(gradients.softmax(np.array([0.0, 0.0, 0.0, 0.0])), np.array([0.25, 0.25, 0.25, 0.25]))


@about("softmax")
def test_probabilities_are_shares_of_the_exponentials():
    """The logits 0 and ln 3 have the exponentials 1 and 3, so their shares are 0.25 and 0.75."""
    check_close(gradients.softmax([0.0, LN3]), np.array([0.25, 0.75]))


@about("softmax")
def test_every_row_sums_to_one():
    """Without an axis each row of a matrix is turned into probabilities of its own."""
    check_close(
        gradients.softmax([[0.0, LN3, 0.0], [1.0, 1.0, 1.0]]),
        np.array([[0.2, 0.6, 0.2], [1 / 3, 1 / 3, 1 / 3]]),
        because="The default axis is -1, the last one.",
    )


@about("softmax")
def test_columns_sum_to_one_along_axis_0():
    """With axis=0 each column of a matrix is turned into probabilities of its own."""
    check_close(
        gradients.softmax([[0.0, 0.0, LN3], [LN3, 0.0, 0.0]], axis=0),
        np.array([[0.25, 0.5, 0.75], [0.75, 0.5, 0.25]]),
    )


@about("softmax")
def test_great_logits_do_not_overflow():
    """A row that lies 10,000 higher than another one has the same shares, although exp(10,000) fits in no float64."""
    check_close(
        gradients.softmax(np.array([[0.0, LN3], [10_000.0, 10_000.0 + LN3]])),
        np.array([[0.25, 0.75], [0.25, 0.75]]),
        because="Adding one number to all logits of a row does not change their shares.",
    )


@about("softmax")
def test_minus_infinity_gives_zero():
    """A logit of -inf gives a probability of exactly 0."""
    check_close(gradients.softmax([0.0, -np.inf, LN3]), np.array([0.25, 0.0, 0.75]))


@about("softmax")
def test_the_probabilities_are_float64():
    """The probabilities are a NumPy array of float64."""
    check_kinds(gradients.softmax([0.0, 1.0]), np.zeros(2))


@about("cross_entropy")
def test_a_guess_among_four_costs_ln_4():
    """Four equal logits give the target a probability of 0.25, which costs ln 4, about 1.386 nats."""
    check_close(gradients.cross_entropy([[0.0, 0.0, 0.0, 0.0]], [2]), 1.3862943611198906)


@about("cross_entropy")
def test_only_the_probability_of_the_target_counts():
    """With probabilities of 0.25 and 0.75, the target 1 costs -ln 0.75, about 0.288 nats."""
    check_close(gradients.cross_entropy(np.array([[0.0, LN3]]), np.array([1])), 0.2876820724517809)


@about("cross_entropy")
def test_the_loss_is_the_mean_over_the_rows():
    """Rows that cost ln 4 and ln 2 have a mean of 1.5 ln 2, about 1.040 nats."""
    check_close(
        gradients.cross_entropy([[0.0, LN3], [5.0, 5.0]], [0, 1]),
        1.0397207708399179,
        because="Each row picks the logit of its own target, and the loss is the mean over the rows.",
    )


@about("cross_entropy")
def test_a_confident_wrong_answer_costs_much():
    """A target 10,000 below the other logit costs 10,000 nats, not infinity."""
    check_close(
        gradients.cross_entropy([[10_000.0, 0.0]], [1]),
        10_000.0,
        because="Its probability is too small for a float64, so its logarithm must be found without it.",
    )


@about("cross_entropy")
def test_the_loss_is_a_float():
    """The loss is a single number, a float."""
    check_kinds(gradients.cross_entropy([[0.0, 1.0]], [1]), 0.0)


@about("cross_entropy_gradient")
def test_the_target_is_pushed_up_and_the_others_down():
    """At four equal logits the gradient is 0.25 everywhere and 0.25 - 1 at the target."""
    check_close(
        gradients.cross_entropy_gradient([[0.0, 0.0, 0.0, 0.0]], [2]),
        np.array([[0.25, 0.25, -0.75, 0.25]]),
        because="Where the gradient is negative, raising the logit lowers the loss.",
    )


@about("cross_entropy_gradient")
def test_two_rows_share_the_mean():
    """With two rows each row's gradient is halved, since the loss is their mean."""
    check_close(
        gradients.cross_entropy_gradient(np.array([[0.0, LN3], [0.0, 0.0]]), np.array([0, 1])),
        np.array([[-0.375, 0.375], [0.25, -0.25]]),
        because="The loss is the mean over the rows, so every row counts for 1/N.",
    )


@about("cross_entropy_gradient")
def test_a_right_and_certain_answer_has_no_gradient():
    """When the target is 10,000 above the other logit there is nothing left to learn."""
    check_close(gradients.cross_entropy_gradient([[10_000.0, 0.0]], [0]), np.array([[0.0, 0.0]]))


@about("cross_entropy_gradient")
def test_the_gradient_of_the_logits_is_float64():
    """The gradient is a NumPy array of float64."""
    check_kinds(gradients.cross_entropy_gradient([[0.0, 1.0]], [1]), np.zeros((1, 2)))


@about("embedding_gradient")
def test_the_gradient_lands_in_the_row_of_the_id():
    """The gradient of the one position, which holds id 1, is the gradient of row 1."""
    check_close(
        gradients.embedding_gradient([[0.5, -0.25]], [1], vocab_size=3),
        np.array([[0.0, 0.0], [0.5, -0.25], [0.0, 0.0]]),
        because="A row that was not looked up has no part in the loss, so its gradient is 0.",
    )


@about("embedding_gradient")
def test_a_repeated_id_accumulates():
    """Id 2 is at two positions, and its row gets the sum of their gradients."""
    check_close(
        gradients.embedding_gradient([[1.0, 2.0], [10.0, 20.0], [100.0, 200.0]], np.array([2, 0, 2]), 4),
        np.array([[10.0, 20.0], [0.0, 0.0], [101.0, 202.0], [0.0, 0.0]]),
        because="One row was used at two positions, so it is to blame for both.",
    )


@about("embedding_gradient")
def test_the_gradient_of_the_matrix_is_float64():
    """The gradient is a NumPy array of float64."""
    check_kinds(gradients.embedding_gradient([[0.5, -0.25]], [1], 3), np.zeros((3, 2)))


@about("sgd_update")
def test_the_row_moves_against_its_gradient():
    """Row 1 moves by learning rate times gradient: 2 - 0.5 * 4 = 0 and 2 + 0.5 * 4 = 4."""
    check_close(
        gradients.sgd_update([[1.0, 1.0], [2.0, 2.0]], [1], [[4.0, -4.0]], 0.5),
        np.array([[1.0, 1.0], [0.0, 4.0]]),
        because="E[i] <- E[i] - learning_rate * dLoss/dE[i].",
    )


@about("sgd_update")
def test_both_positions_of_an_id_move_its_row():
    """Id 0 is at two positions with gradients 1 and 2, so its row moves by 0.1 * 3."""
    check_close(
        gradients.sgd_update(np.array([[5.0], [6.0], [7.0]]), np.array([0, 2, 0]), [[1.0], [10.0], [2.0]], 0.1),
        np.array([[4.7], [6.0], [6.0]]),
        because="The gradients of all positions of an id add up.",
    )


@about("sgd_update")
def test_nothing_moves_without_ids():
    """No ids in use means that the new table holds what the old one held."""
    check_close(
        gradients.sgd_update(np.array([[1.0, 2.0], [3.0, 4.0]]), np.zeros(0, dtype=np.int64), np.zeros((0, 2)), 0.5),
        np.array([[1.0, 2.0], [3.0, 4.0]]),
    )


@about("sgd_update")
def test_the_new_table_is_float64():
    """The new table is a NumPy array of float64."""
    check_kinds(gradients.sgd_update([[1.0, 2.0], [3.0, 4.0]], [1], [[1.0, 1.0]], 0.5), np.zeros((2, 2)))


@about("train_next_token")
def test_no_steps_leave_the_table_as_it_was_drawn():
    """After 0 steps the table is the first draw of rng.normal(0, 0.1, (V, d)), and there are no losses."""
    table = np.random.default_rng(3).normal(0, 0.1, (4, 2))
    check_close(
        gradients.train_next_token([0, 1, 2, 3], 4, 2, 0, 0.5, np.random.default_rng(3)),
        (table, []),
        because="The table is drawn first, then the output matrix.",
    )


@about("train_next_token")
def test_one_step_on_the_smallest_text():
    """With two ids and a width of 1 the loss and the step can be worked out by hand."""
    rng = np.random.default_rng(11)
    table, output = rng.normal(0, 0.1, (2, 1)), rng.normal(0, 0.1, (1, 2))
    # The only pair is (0, 1): its logits are table[0] * output, and its target is id 1.
    scores = np.exp(table[0, 0] * output[0])
    share_of_0 = scores[0] / scores.sum()
    step = share_of_0 * (output[0, 0] - output[0, 1])
    check_close(
        gradients.train_next_token([0, 1], 2, 1, 1, 0.5, np.random.default_rng(11)),
        (np.array([[table[0, 0] - 0.5 * step], table[1]]), [float(-np.log(1 - share_of_0))]),
        because="Row 1 is only ever a target here, so it keeps what was drawn; the loss is the one before the step.",
    )


@about("train_next_token")
def test_two_steps_on_a_text_with_a_repeated_id():
    """Two steps on the text 0 1 0 2, with all three pairs in each, give these numbers."""
    check_close(
        gradients.train_next_token([0, 1, 0, 2], 3, 2, 2, 3.0, np.random.default_rng(5)),
        (
            np.array([[-0.047729298, -0.507497691], [-0.058719019, 0.431245277], [0.113604653, 0.01097064]]),
            [1.091120717, 1.061045297],
        ),
        because="Each step uses all pairs, adds up what arrives at a repeated id, and moves both matrices at once.",
    )


@about("train_next_token")
def test_a_repeating_text_is_learned():
    """On the text 0 1 2 0 1 2 ... the loss starts near ln 3 and falls below 0.1."""
    _, losses = gradients.train_next_token([0, 1, 2] * 4, 3, 4, 200, 1.0, np.random.default_rng(0))
    check_that(len(losses) == 200, f"there is one loss for each of the 200 steps; yours are {len(losses)}")
    check_that(abs(losses[0] - np.log(3)) < 0.1, f"the first loss is near ln 3 = 1.0986; yours is {losses[0]:.4g}")
    check_that(losses[-1] < 0.1, f"the last loss is below 0.1; yours is {losses[-1]:.4g}")


@about("train_next_token")
def test_a_table_and_a_list_of_losses():
    """What comes out is a tuple: a NumPy array of float64, and a list of floats."""
    trained = gradients.train_next_token([0, 1, 2], 3, 2, 1, 0.5, np.random.default_rng(0))
    check_kinds(trained, (np.zeros((3, 2)), [0.0]))

"""Hidden tests of the module gradients."""

from collections.abc import Callable

import numpy as np

from exercises import gradients
from llmlings.testing import about, check_close, check_remembers_nothing, check_that


def numerical_gradient(loss: Callable[[np.ndarray], float], values: np.ndarray) -> np.ndarray:
    """Return the gradient of `loss` at `values` by central finite differences."""
    gradient = np.zeros_like(values)
    for place in np.ndindex(values.shape):
        step = np.zeros_like(values)
        step[place] = 1e-5
        gradient[place] = (loss(values + step) - loss(values - step)) / 2e-5
    return gradient


@about("softmax")
def test_rows_of_very_different_height(rng, reference):
    """Rows near -10,000, 0 and 10,000 each keep their own shares: shifting a row changes nothing."""
    logits = rng.normal(0, 2, (3, 6))
    check_close(
        gradients.softmax(logits + np.array([[-10_000.0], [0.0], [10_000.0]])),
        reference.softmax(logits),
        because="Adding one number to all logits of a row does not change their shares.",
    )


@about("softmax")
def test_logits_from_minus_infinity_to_ten_thousand(rng):
    """Beside a logit of 10,000, logits down to -10,000 and those of -inf get exactly 0, in every column."""
    logits = rng.uniform(-10_000, 9_000, (5, 3))
    logits[1] = -np.inf
    logits[[3, 0, 4], [0, 1, 2]] = 10_000
    expected = np.array(logits == 10_000, dtype=np.float64)
    check_close(gradients.softmax(logits, axis=0), expected, rtol=0, atol=0)


@about("softmax")
def test_any_axis_of_three(rng, reference):
    """Shares depend on the logits and the axis of their own call: along that axis alone they sum to 1."""
    first, second = ((rng.normal(0, 3, (3, 4, 5)), axis) for axis in (1, 0))
    check_remembers_nothing(gradients.softmax, reference.softmax, first, second)


@about("cross_entropy")
def test_any_logits_and_targets(rng, reference):
    """For any logits and targets the loss is the mean negative log-probability of these targets."""
    rows, vocab_size = (int(n) for n in rng.integers([4, 7], [7, 12]))
    first, second = ((rng.normal(0, 3, (rows, vocab_size)), rng.integers(0, vocab_size, rows)) for _ in range(2))
    check_remembers_nothing(gradients.cross_entropy, reference.cross_entropy, first, second)


@about("cross_entropy")
def test_the_loss_of_rows_of_very_different_height(rng, reference):
    """Shifting rows by -10,000, 0 and 10,000 does not change the loss, which is large where a target is far below."""
    logits, targets = rng.normal(0, 2, (3, 5)), rng.integers(0, 5, 3)
    logits[1, targets[1]] -= 2_000
    check_close(
        gradients.cross_entropy(logits + np.array([[-10_000.0], [0.0], [10_000.0]]), targets),
        reference.cross_entropy(logits, targets),
        because="Adding one number to all logits of a row does not change the probabilities.",
    )


@about("cross_entropy")
def test_ids_that_are_ruled_out(rng, reference):
    """Logits of -inf at ids that are not the target leave a finite loss over the others."""
    logits, targets = rng.normal(0, 2, (4, 5)), rng.integers(0, 4, 4)
    logits[:, 4] = -np.inf
    check_close(
        gradients.cross_entropy(logits, targets),
        reference.cross_entropy(logits[:, :4], targets),
        because="A logit of -inf only takes its id out of the choice.",
    )


@about("cross_entropy_gradient")
def test_the_gradient_agrees_with_finite_differences(rng, reference):
    """The gradient is what nudging each logit a little does to the loss."""
    logits, targets = rng.normal(0, 1.5, (4, 5)), rng.integers(0, 5, 4)
    expected = numerical_gradient(lambda values: reference.cross_entropy(values, targets), logits)
    check_close(gradients.cross_entropy_gradient(logits, targets), expected, rtol=1e-5, atol=1e-8)


@about("cross_entropy_gradient")
def test_the_gradient_of_rows_of_very_different_height(rng, reference):
    """Shifting rows by -10,000, 0 and 10,000 does not change the gradient."""
    logits, targets = rng.normal(0, 2, (3, 5)), rng.integers(0, 5, 3)
    check_close(
        gradients.cross_entropy_gradient(logits + np.array([[-10_000.0], [0.0], [10_000.0]]), targets),
        reference.cross_entropy_gradient(logits, targets),
    )


@about("cross_entropy_gradient")
def test_the_gradient_is_of_these_logits_and_targets(rng, reference):
    """A gradient depends on the logits and targets of its own call."""
    first, second = ((rng.normal(0, 2, (6, 7)), rng.integers(0, 7, 6)) for _ in range(2))
    check_remembers_nothing(gradients.cross_entropy_gradient, reference.cross_entropy_gradient, first, second)


@about("embedding_gradient")
def test_many_repeated_ids(rng, reference):
    """Forty positions over six ids give each id the sum of its positions, whatever was summed before."""
    first, second = ((rng.normal(0, 1, (40, 3)), rng.integers(0, 6, 40), size) for size in (8, 6))
    check_remembers_nothing(gradients.embedding_gradient, reference.embedding_gradient, first, second)


@about("embedding_gradient")
def test_rows_not_in_use_are_exactly_zero(rng):
    """The rows of ids that do not occur are 0 to the last bit."""
    gradient = gradients.embedding_gradient(rng.normal(0, 1, (4, 3)), [1, 5, 1, 1], 7)
    check_close(np.asarray(gradient)[[0, 2, 3, 4, 6]], np.zeros((5, 3)), rtol=0, atol=0)


@about("embedding_gradient")
def test_no_positions_give_no_gradient():
    """Without ids the gradient is a (V, d) matrix of zeros."""
    check_close(gradients.embedding_gradient(np.zeros((0, 3)), [], 2), np.zeros((2, 3)))


@about("sgd_update")
def test_any_table_and_positions(rng, reference):
    """Any table, ids and gradients give this table minus the learning rate times the summed gradients."""
    first, second = (
        (rng.normal(0, 1, (8, 3)), rng.integers(0, 6, 20), rng.normal(0, 1, (20, 3)), float(rng.uniform(0.01, 2)))
        for _ in range(2)
    )
    check_remembers_nothing(gradients.sgd_update, reference.sgd_update, first, second)


@about("sgd_update")
def test_rows_not_in_use_keep_their_bits(rng):
    """Rows whose id does not occur keep every bit: -0.0, NaN, the smallest and the largest floats."""
    table = np.array([[-0.0, np.nan], [1.0, 2.0], [5e-324, -0.0], [1.7e308, 0.1]])
    updated = gradients.sgd_update(table, [1], rng.normal(0, 1, (1, 2)), 0.5)
    kept = np.array(updated, dtype=np.float64)[[0, 2, 3]]
    check_close(kept, table[[0, 2, 3]], rtol=0, atol=0, because="Only the rows in use may change.")
    changed = kept.view(np.uint64) != table[[0, 2, 3]].view(np.uint64)
    check_that(not changed.any(), "a row that is not in use keeps its exact bits (-0.0 is not 0.0)")


@about("train_next_token")
def test_several_steps(rng, reference):
    """A few steps on a random text give the reference's table and losses, whatever was trained before."""
    first, second = (
        (rng.integers(0, 5, 12).tolist(), size, width, steps, rate, np.random.default_rng(rng.integers(2**32)))
        for size, width, steps, rate in ((6, 3, 5, 0.7), (8, 4, 3, 0.3))
    )
    check_remembers_nothing(gradients.train_next_token, reference.train_next_token, first, second)


@about("train_next_token")
def test_the_first_step_agrees_with_finite_differences(rng, reference):
    """The first step moves the table against the slope of the loss, as nudging its numbers measures it."""
    ids, seed = rng.integers(0, 4, 9), int(rng.integers(2**32))
    drawn = np.random.default_rng(seed)
    table, output = drawn.normal(0, 0.1, (4, 3)), drawn.normal(0, 0.1, (3, 4))
    slope = numerical_gradient(lambda values: reference.cross_entropy(values[ids[:-1]] @ output, ids[1:]), table)
    trained, _ = gradients.train_next_token(ids, 4, 3, 1, 0.5, np.random.default_rng(seed))
    check_close(trained, table - 0.5 * slope, rtol=1e-5, atol=1e-8)

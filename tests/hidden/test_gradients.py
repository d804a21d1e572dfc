"""Hidden tests of the module gradients."""

from collections.abc import Callable

import numpy as np
import pytest

from exercises import gradients
from llmlings.testing import about, check_close, check_rejects, check_that


def numerical_gradient(loss: Callable[[np.ndarray], float], values: np.ndarray) -> np.ndarray:
    """Return the gradient of `loss` at `values` by central finite differences."""
    gradient = np.zeros_like(values)
    for place in np.ndindex(values.shape):
        step = np.zeros_like(values)
        step[place] = 1e-5
        gradient[place] = (loss(values + step) - loss(values - step)) / 2e-5
    return gradient


@about("softmax")
def test_the_middle_axis_of_three(rng, reference):
    """With axis=1 of three axes, the entries along that axis alone share a sum of 1."""
    logits = rng.normal(0, 3, (3, 4, 5))
    check_close(gradients.softmax(logits, axis=1), reference.softmax(logits, axis=1))


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
def test_logits_spread_over_twenty_thousand(rng):
    """Beside a logit of 10,000, logits down to -10,000 get exactly 0."""
    logits = rng.uniform(-10_000, 9_000, 5)
    logits[3] = 10_000
    check_close(gradients.softmax(logits), np.array([0.0, 0.0, 0.0, 1.0, 0.0]), rtol=0, atol=0)


@about("softmax")
def test_minus_infinity_in_several_columns(rng, reference):
    """Along axis 0, every -inf gives exactly 0 and the rest of its column sums to 1."""
    logits = rng.normal(0, 1, (5, 3))
    logits[[0, 4, 2], [0, 0, 1]] = -np.inf
    check_close(gradients.softmax(logits, axis=0), reference.softmax(logits, axis=0))


@about("softmax")
def test_unsigned_logits(rng, reference):
    """Logits of dtype uint8 are numbers like any others: differences of them may be negative."""
    logits = rng.permutation(6).astype(np.uint8)
    check_close(gradients.softmax(logits), reference.softmax(logits.tolist()))


@about("softmax")
def test_float32_logits_give_float64(rng, reference):
    """Logits of dtype float32 give probabilities of dtype float64."""
    logits = rng.normal(0, 5, (2, 7)).astype(np.float32)
    check_close(gradients.softmax(logits), reference.softmax(logits))


@about("softmax")
def test_a_single_number_is_refused():
    """A single number has no axis to sum over: a ValueError that names logits."""
    check_rejects("logits", gradients.softmax, 3.0)


@about("cross_entropy")
def test_many_rows(rng, reference):
    """For any logits and targets the loss is the mean negative log-probability of the targets."""
    logits, targets = rng.normal(0, 3, (9, 6)), rng.integers(0, 6, 9)
    check_close(gradients.cross_entropy(logits, targets), reference.cross_entropy(logits, targets))


@about("cross_entropy")
def test_the_loss_of_rows_of_very_different_height(rng, reference):
    """Shifting rows by -10,000, 0 and 10,000 does not change the loss."""
    logits, targets = rng.normal(0, 2, (3, 5)), rng.integers(0, 5, 3)
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


@about("cross_entropy")
def test_unsigned_integer_logits(rng, reference):
    """Logits and targets of dtype uint8 give the same loss as plain integers."""
    logits, targets = rng.integers(0, 9, (5, 4), dtype=np.uint8), rng.integers(0, 4, 5, dtype=np.uint8)
    check_close(gradients.cross_entropy(logits, targets), reference.cross_entropy(logits.tolist(), targets.tolist()))


@about("cross_entropy")
@pytest.mark.parametrize(
    ("name", "logits", "targets"),
    [
        ("logits", np.zeros(4), [1]),
        ("logits", np.zeros((0, 4)), []),
        ("targets", np.zeros((2, 4)), [[1], [2]]),
        ("targets", np.zeros((3, 4)), [2]),
        ("targets", np.zeros((3, 4)), [1, 2, -1]),
    ],
    ids=["logits of one dimension", "no rows", "targets of two dimensions", "one target for three rows", "target -1"],
)
def test_examples_that_make_no_sense_are_refused(name, logits, targets):
    """Examples that make no sense raise a ValueError that names the argument."""
    check_rejects(name, gradients.cross_entropy, logits, targets)


@about("cross_entropy_gradient")
def test_the_gradient_agrees_with_finite_differences(rng, reference):
    """The gradient is what nudging each logit a little does to the loss."""
    logits, targets = rng.normal(0, 1.5, (4, 5)), rng.integers(0, 5, 4)
    expected = numerical_gradient(lambda values: reference.cross_entropy(values, targets), logits)
    check_close(gradients.cross_entropy_gradient(logits, targets), expected, rtol=1e-5, atol=1e-8)


@about("cross_entropy_gradient")
def test_every_row_of_the_gradient_sums_to_zero(rng):
    """Raising all logits of a row by the same amount changes nothing, so each row's gradient sums to 0."""
    gradient = gradients.cross_entropy_gradient(rng.normal(0, 2, (6, 7)), rng.integers(0, 7, 6))
    check_close(np.sum(gradient, axis=-1), np.zeros(6), because="Each row of the gradient sums to 0.")


@about("cross_entropy_gradient")
def test_the_gradient_of_rows_of_very_different_height(rng, reference):
    """Shifting rows by -10,000, 0 and 10,000 does not change the gradient."""
    logits, targets = rng.normal(0, 2, (3, 5)), rng.integers(0, 5, 3)
    check_close(
        gradients.cross_entropy_gradient(logits + np.array([[-10_000.0], [0.0], [10_000.0]]), targets),
        reference.cross_entropy_gradient(logits, targets),
    )


@about("cross_entropy_gradient")
def test_the_gradient_of_unsigned_logits(rng, reference):
    """Logits and targets of dtype uint8 give a float64 gradient."""
    logits, targets = rng.integers(0, 5, (3, 4), dtype=np.uint8), rng.integers(0, 4, 3, dtype=np.uint8)
    expected = reference.cross_entropy_gradient(logits.tolist(), targets.tolist())
    check_close(gradients.cross_entropy_gradient(logits, targets), expected)


@about("cross_entropy_gradient")
@pytest.mark.parametrize(
    ("name", "logits", "targets"),
    [
        ("logits", np.zeros(4), [1]),
        ("logits", np.zeros((0, 4)), []),
        ("targets", np.zeros((3, 4)), [2]),
        ("targets", np.zeros((2, 4)), [4, 0]),
    ],
    ids=["logits of one dimension", "no rows", "one target for three rows", "target V"],
)
def test_examples_without_a_gradient_are_refused(name, logits, targets):
    """Examples that make no sense raise a ValueError that names the argument."""
    check_rejects(name, gradients.cross_entropy_gradient, logits, targets)


@about("embedding_gradient")
def test_many_repeated_ids(rng, reference):
    """Forty positions over six ids give each id the sum of its positions, from float32 to float64."""
    upstream, ids = rng.normal(0, 1, (40, 3)).astype(np.float32), rng.integers(0, 6, 40)
    check_close(gradients.embedding_gradient(upstream, ids, 8), reference.embedding_gradient(upstream, ids, 8))


@about("embedding_gradient")
def test_the_matrix_gradient_agrees_with_finite_differences(rng, reference):
    """The gradient is what nudging each number of the matrix does to the loss of a model that looks ids up."""
    ids, targets = np.array([3, 1, 3, 3, 0]), rng.integers(0, 4, 5)
    table, output = rng.normal(0, 1, (5, 2)), rng.normal(0, 1, (2, 4))
    upstream = reference.cross_entropy_gradient(table[ids] @ output, targets) @ output.T
    expected = numerical_gradient(lambda values: reference.cross_entropy(values[ids] @ output, targets), table)
    check_close(gradients.embedding_gradient(upstream, ids, 5), expected, rtol=1e-5, atol=1e-8)


@about("embedding_gradient")
def test_rows_not_in_use_are_exactly_zero(rng):
    """The rows of ids that do not occur are 0 to the last bit."""
    gradient = gradients.embedding_gradient(rng.normal(0, 1, (4, 3)), [1, 5, 1, 1], 7)
    check_close(np.delete(gradient, [1, 5], axis=0), np.zeros((5, 3)), rtol=0, atol=0)


@about("embedding_gradient")
def test_unsigned_ids_and_small_integers(rng, reference):
    """Ids of dtype uint8 and gradients of dtype int8 add up beyond the range of either dtype."""
    ids = rng.integers(200, 203, 30).astype(np.uint8)
    upstream = rng.integers(50, 100, (30, 4)).astype(np.int8)
    check_close(gradients.embedding_gradient(upstream, ids, 256), reference.embedding_gradient(upstream, ids, 256))


@about("embedding_gradient")
def test_no_positions_give_no_gradient():
    """Without ids the gradient is a (V, d) matrix of zeros."""
    check_close(gradients.embedding_gradient(np.zeros((0, 3)), [], 2), np.zeros((2, 3)))


@about("embedding_gradient")
@pytest.mark.parametrize(
    ("name", "upstream", "ids", "vocab_size"),
    [
        ("upstream", np.ones(3), [0, 1, 2], 4),
        ("ids", np.ones((1, 2)), [0, 1, 2], 4),
        ("ids", np.ones((2, 2)), [[0, 1], [2, 3]], 4),
        ("ids", np.ones((2, 2)), [0, -1], 4),
        ("vocab_size", np.ones((0, 2)), [], 0),
    ],
    ids=["upstream of one dimension", "one gradient for three ids", "ids of two dimensions", "id -1", "vocab_size 0"],
)
def test_positions_that_make_no_sense_are_refused(name, upstream, ids, vocab_size):
    """Arguments that make no sense raise a ValueError that names the argument."""
    check_rejects(name, gradients.embedding_gradient, upstream, ids, vocab_size)


@about("sgd_update")
def test_many_positions(rng, reference):
    """Any table, ids and gradients give the table minus the learning rate times the summed gradients."""
    table, upstream = rng.normal(0, 1, (8, 3)), rng.normal(0, 1, (20, 3))
    ids, learning_rate = rng.integers(0, 6, 20), float(rng.uniform(0.01, 2))
    check_close(
        gradients.sgd_update(table, ids, upstream, learning_rate),
        reference.sgd_update(table, ids, upstream, learning_rate),
    )


@about("sgd_update")
def test_rows_not_in_use_keep_their_bits(rng):
    """Rows whose id does not occur keep every bit: -0.0, NaN, the smallest and the greatest floats."""
    table = np.array([[-0.0, np.nan], [1.0, 2.0], [5e-324, -0.0], [1.7e308, 0.1]])
    updated = gradients.sgd_update(table, [1], rng.normal(0, 1, (1, 2)), 0.5)
    kept = np.array(updated, dtype=np.float64)[[0, 2, 3]]
    check_close(kept, table[[0, 2, 3]], rtol=0, atol=0, because="Only the rows in use may change.")
    changed = kept.view(np.uint64) != table[[0, 2, 3]].view(np.uint64)
    check_that(not changed.any(), "a row that is not in use keeps its exact bits (-0.0 is not 0.0)")


@about("sgd_update")
def test_whole_numbers_become_floats():
    """A table and gradients of integers and ids of dtype uint8 give a float64 table."""
    check_close(
        gradients.sgd_update([[1, 2], [3, 4]], np.array([1, 1], dtype=np.uint8), [[1, 0], [2, 1]], 0.25),
        np.array([[1.0, 2.0], [2.25, 3.75]]),
    )


@about("sgd_update")
@pytest.mark.parametrize(
    ("name", "table", "ids", "upstream"),
    [
        ("table", np.ones(4), [0], np.ones((1, 4))),
        ("upstream", np.ones((4, 3)), [0, 2], np.ones((2, 1))),
        ("ids", np.ones((4, 3)), [0, 2], np.ones((1, 3))),
        ("ids", np.ones((4, 3)), [0, -4], np.ones((2, 3))),
    ],
    ids=["table of one dimension", "upstream too narrow", "one gradient for two ids", "id -4"],
)
def test_updates_that_make_no_sense_are_refused(name, table, ids, upstream):
    """Arguments that make no sense raise a ValueError that names the argument."""
    check_rejects(name, gradients.sgd_update, table, ids, upstream, 0.5)


@about("train_next_token")
def test_several_steps(rng, reference):
    """Five steps on a random text give the reference's table and losses."""
    ids, seed = rng.integers(0, 5, 12).tolist(), int(rng.integers(2**32))
    check_close(
        gradients.train_next_token(ids, 6, 3, 5, 0.7, np.random.default_rng(seed)),
        reference.train_next_token(ids, 6, 3, 5, 0.7, np.random.default_rng(seed)),
        because="Each step takes all pairs, and both gradients come from the matrices as they were before it.",
    )


@about("train_next_token")
def test_the_first_step_agrees_with_finite_differences(rng, reference):
    """The first step moves the table against the slope of the loss, as nudging its numbers measures it."""
    ids, seed = rng.integers(0, 4, 9), int(rng.integers(2**32))
    drawn = np.random.default_rng(seed)
    table, output = drawn.normal(0, 0.1, (4, 3)), drawn.normal(0, 0.1, (3, 4))
    slope = numerical_gradient(lambda values: reference.cross_entropy(values[ids[:-1]] @ output, ids[1:]), table)
    trained, _ = gradients.train_next_token(ids, 4, 3, 1, 0.5, np.random.default_rng(seed))
    check_close(trained, table - 0.5 * slope, rtol=1e-5, atol=1e-8)


@about("train_next_token")
def test_unsigned_ids_of_a_large_vocabulary(rng, reference):
    """Ids of dtype uint8 above 200 train the rows that they name."""
    ids, seed = rng.integers(200, 250, 10).astype(np.uint8), int(rng.integers(2**32))
    check_close(
        gradients.train_next_token(ids, 250, 2, 2, 5.0, np.random.default_rng(seed)),
        reference.train_next_token(ids.tolist(), 250, 2, 2, 5.0, np.random.default_rng(seed)),
    )


@about("train_next_token")
def test_words_that_share_what_follows_become_neighbors(rng):
    """Ids 0 and 1 are always followed by id 2, so their rows come closer to each other than to the row of id 2."""
    text = [token for _ in range(20) for token in (int(rng.integers(0, 2)), 2, 3)]
    table, _ = gradients.train_next_token([*text, 0, 2, 3, 1, 2], 4, 8, 300, 1.0, rng)
    unit = table / np.linalg.norm(table, axis=1, keepdims=True)
    same, other = float(unit[0] @ unit[1]), float(max(unit[0] @ unit[2], unit[1] @ unit[2]))
    check_that(
        same > 0.9 > other, f"ids in equal contexts are close: their cosine is {same:.2f}, to another {other:.2f}"
    )


@about("train_next_token")
@pytest.mark.parametrize(
    ("name", "ids", "vocab_size", "width", "steps"),
    [
        ("ids", [], 4, 2, 3),
        ("ids", [0, 1, 4], 4, 2, 3),
        ("ids", [0, -1, 2], 4, 2, 3),
        ("ids", [[0, 1], [2, 3]], 4, 2, 3),
        ("vocab_size", [0, 1], 0, 2, 3),
        ("width", [0, 1], 4, 0, 3),
        ("steps", [0, 1], 4, 2, -1),
    ],
    ids=["no ids", "id V", "id -1", "ids of two dimensions", "vocab_size 0", "width 0", "steps -1"],
)
def test_training_that_makes_no_sense_is_refused(name, ids, vocab_size, width, steps):
    """Arguments that make no sense raise a ValueError that names the argument."""
    check_rejects(name, gradients.train_next_token, ids, vocab_size, width, steps, 0.1, np.random.default_rng(0))

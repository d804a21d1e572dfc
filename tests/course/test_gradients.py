"""The solution of gradients agrees with PyTorch's gradients, and the numbers of its lesson are what it computes."""

import numpy as np
import pytest
import torch
from solved import lesson, solution

gradients = solution("gradients")
SEEDS = range(20)
LESSON = lesson("gradients")
WORDS = ["the", "cat", "sleeps", ".", "a", "dog", "eats"]


def random_examples(rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    rows, vocab_size = rng.integers(1, 9, 2)
    logits = rng.normal(0, 10.0 ** rng.integers(-1, 5), (rows, vocab_size))
    return logits, rng.integers(0, vocab_size, rows)


@pytest.mark.parametrize("seed", SEEDS)
def test_softmax_agrees_with_torch(seed: int) -> None:
    rng = np.random.default_rng(seed)
    logits = rng.normal(0, 10.0 ** rng.integers(-1, 5), rng.integers(1, 5, 3))
    # The first entry along each axis stays finite, since a row of -inf alone has no softmax.
    logits[1:, 1:, 1:][rng.random(logits[1:, 1:, 1:].shape) < 0.3] = -np.inf
    for axis in range(-3, 3):
        expected = torch.softmax(torch.tensor(logits), dim=axis).numpy()
        np.testing.assert_allclose(gradients.softmax(logits, axis), expected, rtol=1e-11, atol=1e-300)


@pytest.mark.parametrize("seed", SEEDS)
def test_cross_entropy_and_its_gradient_agree_with_torch(seed: int) -> None:
    logits, targets = random_examples(np.random.default_rng(seed))
    tracked = torch.tensor(logits, requires_grad=True)
    loss = torch.nn.functional.cross_entropy(tracked, torch.tensor(targets))
    loss.backward()
    np.testing.assert_allclose(gradients.cross_entropy(logits, targets), loss.item(), rtol=1e-12, atol=1e-12)
    np.testing.assert_allclose(gradients.cross_entropy_gradient(logits, targets), tracked.grad, rtol=1e-10, atol=1e-15)


@pytest.mark.parametrize("seed", SEEDS)
def test_embedding_gradient_agrees_with_autograd(seed: int) -> None:
    rng = np.random.default_rng(seed)
    vocab_size, width, length = (int(n) for n in rng.integers([1, 1, 0], [9, 5, 30]))
    ids, upstream = rng.integers(0, vocab_size, length), rng.normal(0, 1, (length, width))
    table = torch.zeros(vocab_size, width, dtype=torch.float64, requires_grad=True)
    torch.nn.functional.embedding(torch.tensor(ids), table).backward(torch.tensor(upstream))
    expected = table.grad
    np.testing.assert_allclose(gradients.embedding_gradient(upstream, ids, vocab_size), expected, atol=1e-12)


@pytest.mark.parametrize("seed", SEEDS)
def test_sgd_update_agrees_with_a_step_of_torch(seed: int) -> None:
    rng = np.random.default_rng(seed)
    table, upstream = rng.normal(0, 1, (6, 3)), rng.normal(0, 1, (10, 3))
    ids, learning_rate = rng.integers(0, 5, 10), float(rng.uniform(0.01, 2))
    weights = torch.tensor(table, requires_grad=True)
    torch.nn.functional.embedding(torch.tensor(ids), weights).backward(torch.tensor(upstream))
    torch.optim.SGD([weights], lr=learning_rate).step()
    updated = gradients.sgd_update(table, ids, upstream, learning_rate)
    np.testing.assert_allclose(updated, weights.detach(), atol=1e-12)


@pytest.mark.parametrize("seed", SEEDS)
def test_training_agrees_with_the_optimizer_of_torch(seed: int) -> None:
    rng = np.random.default_rng(seed)
    vocab_size, width, length = (int(n) for n in rng.integers([2, 1, 2], [9, 6, 30]))
    ids, learning_rate, steps = rng.integers(0, vocab_size, length), float(rng.uniform(0.1, 2)), 20
    table, losses = gradients.train_next_token(
        ids, vocab_size, width, steps, learning_rate, np.random.default_rng(seed + 1)
    )

    drawn = np.random.default_rng(seed + 1)
    weights = torch.tensor(drawn.normal(0, 0.1, (vocab_size, width)), requires_grad=True)
    output = torch.tensor(drawn.normal(0, 0.1, (width, vocab_size)), requires_grad=True)
    optimizer = torch.optim.SGD([weights, output], lr=learning_rate)
    inputs, targets = torch.tensor(ids[:-1]), torch.tensor(ids[1:])
    expected = []
    for _ in range(steps):
        optimizer.zero_grad()
        loss = torch.nn.functional.cross_entropy(weights[inputs] @ output, targets)
        expected.append(loss.item())
        loss.backward()
        optimizer.step()
    np.testing.assert_allclose(losses, expected, rtol=1e-9)
    np.testing.assert_allclose(table, weights.detach(), rtol=1e-9, atol=1e-12)


def test_the_first_loss_of_a_language_model() -> None:
    loss = gradients.cross_entropy(np.zeros((1, 50_257)), [0])
    assert f"\\( \\ln 50257 \\approx {loss:.1f} \\) nats" in LESSON
    assert f"\\( 1/e \\approx {np.exp(-1):.3f} \\) costs" in LESSON


def test_no_nats_before_the_loss() -> None:
    assert LESSON.index("nats") > LESSON.index("{ #n-loss }")


def test_two_logits_and_four() -> None:
    low, high = gradients.softmax([0, np.log(3)])
    assert f"so the probabilities are {low:.2f} and {high:.2f}." in LESSON
    (slopes,) = gradients.cross_entropy_gradient(np.zeros((1, 4)), [2]).tolist()
    assert f"target 2 the gradient is {', '.join(map(str, slopes))}." in LESSON


@pytest.mark.parametrize("probability", ["0.9", "0.25", "0.01", "0.0001"])
def test_the_table_of_losses(probability: str) -> None:
    p = float(probability)
    loss = gradients.cross_entropy(np.log([[p, 1 - p]]), [0])
    assert f"| {probability} | {loss:.3f} |" in LESSON


def test_the_guess_about_a_small_probability() -> None:
    small, ten_times = (gradients.cross_entropy(np.log([[p, 1 - p]]), [0]) for p in (0.0001, 0.001))
    assert f"{small:.3f}. The logarithm grows slowly" in LESSON
    assert f"the loss grows by {small - ten_times:.3f}." in LESSON


def test_one_step_of_one_row() -> None:
    assert "Take \\( E[1] = [0.9, 0.4, 0.2, 0.1] \\), the gradient \\( [0.5, -0.2, 0, 0.1] \\)" in LESSON
    table = [[0, 0, 0, 0], [0.9, 0.4, 0.2, 0.1]]
    moved = gradients.sgd_update(table, [1], [[0.5, -0.2, 0, 0.1]], 0.1)[1]
    assert f"The new row is \\( {moved.round(9).tolist()} \\)." in LESSON


@pytest.fixture(scope="module")
def ids() -> list[int]:
    """The text of the section on meaning: its second half has the verbs exchanged."""
    half = "the cat sleeps . a dog eats . the dog sleeps . a cat eats ."
    assert half in LESSON
    exchanged = {"sleeps": "eats", "eats": "sleeps"}
    return [WORDS.index(word) for word in half.split() + [exchanged.get(word, word) for word in half.split()]]


@pytest.mark.parametrize(("first", "second"), [("cat", "dog"), ("sleeps", "eats"), ("the", "a"), ("cat", "eats")])
def test_the_cosines_of_training(ids: list[int], first: str, second: str) -> None:
    cosines = []
    for steps in (0, 300):
        table, _ = gradients.train_next_token(ids, 7, 8, steps, 1.0, np.random.default_rng(1))
        a, b = table[WORDS.index(first)], table[WORDS.index(second)]
        cosines.append(a @ b / np.linalg.norm(a) / np.linalg.norm(b))
    assert f"| `{first}`, `{second}` | {cosines[0]:.2f} | {cosines[1]:.2f} |" in LESSON


@pytest.mark.parametrize("steps", [0, 20, 300])
def test_what_two_rows_share_outgrows_their_difference(ids: list[int], steps: int) -> None:
    table, _ = gradients.train_next_token(ids, 7, 8, steps, 1.0, np.random.default_rng(1))
    a, b = table[WORDS.index("cat")], table[WORDS.index("dog")]
    difference, shared = np.linalg.norm(a - b), np.linalg.norm((a + b) / 2)
    cosine = a @ b / np.linalg.norm(a) / np.linalg.norm(b)
    assert f"| {steps} | {difference:.3f} | {shared:.2f} | {cosine:.2f} |" in LESSON


def test_the_matrix_before_training() -> None:
    drawn = np.random.default_rng(0).normal(0, 0.02, (3, 4)).round(4)
    rows = " \\\\ ".join(" & ".join(f"{number:.4f}" for number in row) for row in drawn)
    assert f"\\begin{{bmatrix}} {rows} \\end{{bmatrix}}" in LESSON


def test_the_losses_of_training(ids: list[int]) -> None:
    _, losses = gradients.train_next_token(ids, 7, 8, 301, 1.0, np.random.default_rng(1))
    start = (
        f"The loss went from {losses[0]:.3f}, a little above \\( \\ln 7 = {np.log(7):.3f} \\), to {losses[300]:.3f}."
    )
    assert start in LESSON
    counts = np.zeros((7, 7))
    np.add.at(counts, (ids[:-1], ids[1:]), 1)
    with np.errstate(divide="ignore"):
        least = gradients.cross_entropy(np.log(counts[ids[:-1]]), ids[1:])
    assert f"It cannot fall below {least:.3f} here" in LESSON
    assert (len(ids), len(set(ids))) == (32, 7)

"""The solution of gradients agrees with PyTorch's gradients, and the numbers of its lesson are what it computes."""

import numpy as np
import pytest
import torch
from solved import solution

gradients = solution("gradients")
SEEDS = range(20)


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

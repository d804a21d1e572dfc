"""The solution of autograd agrees with that of gradients, which needs no PyTorch.

The numbers of its lesson are what PyTorch gives.
"""

from collections.abc import Callable, Sequence

import numpy as np
import pytest
import torch
from solved import lesson, solution
from torch.nn import functional
from torch.optim import SGD, Adam, AdamW, Optimizer

autograd = solution("autograd")
gradients = solution("gradients")
SEEDS = range(20)
LESSON = lesson("autograd")
ROWS = ((1, 0), (0, 1), (1, 1), (2, 1), (0, 2))


@pytest.mark.parametrize("seed", SEEDS)
def test_embedding_gradient_agrees(seed: int) -> None:
    rng = np.random.default_rng(seed)
    vocab_size, width, length = (int(n) for n in rng.integers([1, 1, 0], [9, 5, 30]))
    ids, upstream = rng.integers(0, vocab_size, length), rng.normal(0, 1, (length, width))
    table = torch.zeros(vocab_size, width, dtype=torch.float64)
    found = autograd.embedding_gradient(table, torch.tensor(ids), torch.tensor(upstream))
    np.testing.assert_allclose(found, gradients.embedding_gradient(upstream, ids, vocab_size), atol=1e-12)


@pytest.mark.parametrize("seed", SEEDS)
def test_touched_rows_agree_with_the_formula(seed: int) -> None:
    rng = np.random.default_rng(seed)
    vocab_size, width, length = (int(n) for n in rng.integers([2, 1, 2], [20, 6, 12]))
    table, ids = rng.normal(0, 1, (vocab_size, width)), rng.integers(0, vocab_size, length)
    inputs, targets = ids[:-1], ids[1:]
    for tied in (False, True):
        output = table.T if tied else np.eye(width, vocab_size)
        slope = gradients.cross_entropy_gradient(table[inputs] @ output, targets)
        gradient = gradients.embedding_gradient(slope @ output.T, inputs, vocab_size)
        if tied:
            gradient += slope.T @ table[inputs]
        expected = np.flatnonzero(gradient.any(axis=1)).tolist()
        assert autograd.touched_rows(torch.tensor(table), torch.tensor(ids), tied) == expected


@pytest.mark.parametrize("seed", SEEDS)
def test_training_agrees(seed: int) -> None:
    rng = np.random.default_rng(seed)
    vocab_size, width, length = (int(n) for n in rng.integers([2, 1, 2], [9, 6, 30]))
    ids, rate = rng.integers(0, vocab_size, length), float(rng.uniform(0.1, 2))
    expected, losses = gradients.train_next_token(ids, vocab_size, width, 20, rate, np.random.default_rng(seed + 1))
    drawn = np.random.default_rng(seed + 1)
    table, output = drawn.normal(0, 0.1, (vocab_size, width)), drawn.normal(0, 0.1, (width, vocab_size))
    found = autograd.train_next_token(torch.tensor(table), torch.tensor(output), torch.tensor(ids), 20, rate)
    np.testing.assert_allclose(found[0], expected, rtol=1e-9, atol=1e-12)
    np.testing.assert_allclose(found[1], losses, rtol=1e-9)


def rows() -> torch.Tensor:
    return torch.tensor(ROWS, dtype=torch.float64, requires_grad=True)


def loss(table: torch.Tensor, output: torch.Tensor, text: Sequence[int]) -> torch.Tensor:
    ids = torch.tensor(text)
    return functional.cross_entropy(table[ids[:-1]] @ output, ids[1:])


def written(number: float, places: int) -> str:
    return f"{number:.{places}f}" if number else "0"


@pytest.mark.parametrize(("name", "tied"), [("fixed output `torch.eye(2, 5)`", False), ("tied output", True)])
def test_the_lengths_of_the_gradients(name: str, tied: bool) -> None:
    table = rows()
    loss(table, table.T if tied else torch.eye(2, 5, dtype=torch.float64), [3, 0, 2, 0, 1]).backward()
    assert table.grad is not None
    lengths = " | ".join(written(length, 3) for length in table.grad.norm(dim=1).tolist())
    assert f"| {name} | {lengths} |" in LESSON
    if tied:
        told = f"Small, {table.grad[4].norm():.3f}, but not 0."
        assert told in LESSON
        assert table.grad.norm(dim=1).argmax() == 3
        assert f"The largest is that of row 3, with {table.grad[3].norm():.3f}." in LESSON


@pytest.mark.parametrize(
    ("name", "make"),
    [
        ("SGD", lambda table: SGD([table], lr=0.1)),
        ("SGD with momentum", lambda table: SGD([table], lr=0.1, momentum=0.9)),
        ("Adam", lambda table: Adam([table], lr=0.1)),
        ("SGD with weight decay", lambda table: SGD([table], lr=0.1, weight_decay=0.01)),
        ("AdamW", lambda table: AdamW([table], lr=0.1, weight_decay=0.01)),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_how_far_rows_move(name: str, make: Callable[[torch.Tensor], Optimizer]) -> None:
    table = rows()
    optimizer = make(table)
    moved = []
    for text in ([0, 1], [2, 1], [2, 1]):
        before = table.detach().clone()
        optimizer.zero_grad()
        loss(table, torch.eye(2, 5, dtype=torch.float64), text).backward()
        optimizer.step()
        moved.append((table.detach() - before).norm(dim=1).tolist())
    numbers = " | ".join(written(lengths[0], 4) for lengths in moved)
    assert {written(lengths[4], 4) for lengths in moved} == {written(moved[0][4], 4)}
    assert f"| {name} | {numbers} | {written(moved[0][4], 4)} |" in LESSON


def test_momentum_keeps_the_learning_rate_outside_of_its_sum() -> None:
    assert "`v = 0.9 * v + gradient` and then `row = row - rate * v`" in LESSON
    row = torch.zeros(1, dtype=torch.float64, requires_grad=True)
    optimizer = SGD([row], lr=0.1, momentum=0.9)
    by_hand = v = 0.0
    for rate, gradient in ((0.1, 1.0), (0.01, 0.0), (0.5, -2.0)):
        optimizer.param_groups[0]["lr"] = rate
        row.grad = torch.full_like(row, gradient)
        optimizer.step()
        v = 0.9 * v + gradient
        by_hand = by_hand - rate * v
        assert row.item() == pytest.approx(by_hand)


@pytest.mark.parametrize(
    ("make", "ratio"),
    [(lambda p: SGD([p], lr=0.1, momentum=0.9), 9.0), (lambda p: Adam([p], lr=0.1), 5.0)],
    ids=["momentum", "Adam"],
)
def test_the_way_without_a_gradient(make: Callable[[torch.Tensor], Optimizer], ratio: float) -> None:
    row = torch.zeros(1, dtype=torch.float64, requires_grad=True)
    optimizer = make(row)
    row.grad = torch.ones_like(row)
    optimizer.step()
    first = row.item()
    row.grad = torch.zeros_like(row)
    for _ in range(300):
        optimizer.step()
    assert round((row.item() - first) / first, 1) == ratio

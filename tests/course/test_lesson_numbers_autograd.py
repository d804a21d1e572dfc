"""The numbers in the lesson autograd are what PyTorch gives."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
import torch
from torch.nn import functional
from torch.optim import SGD, Adam, AdamW, Optimizer

LESSON = (Path(__file__).parents[2] / "docs" / "lessons" / "autograd.md").read_text(encoding="utf-8")
ROWS = ((1, 0), (0, 1), (1, 1), (2, 1), (0, 2))


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

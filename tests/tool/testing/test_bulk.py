"""How much memory answers take."""

from typing import Any

import numpy as np
import pytest
import torch

from llmlings.testing.bulk import bulk


@pytest.mark.parametrize(
    ("value", "least"),
    [
        (np.zeros((10, 100)), 8000),
        (torch.zeros(10, 100), 4000),
        ("x" * 1000, 1000),
        ("🙂" * 1000, 4000),
        (b"x" * 1000, 1000),
        (list(range(1000)), 8000 + 28_000),
        ([[0.5, 0.5]] * 1000, 1000 * 2 * (8 + 24)),
        (dict.fromkeys(range(1000), "x"), 1000 * (28 + 50)),
        ({"a": [np.zeros(1000)]}, 8000),
        (frozenset(range(1000)), 28_000),
    ],
)
def test_memory_is_what_values_take(value: Any, least: int) -> None:
    assert least <= bulk(value) < 4 * least


def test_what_is_not_in_memory_takes_none() -> None:
    assert bulk(torch.empty(2**40, device="meta")) == 0
    assert bulk(None) < 100

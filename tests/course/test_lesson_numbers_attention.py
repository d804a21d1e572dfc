"""The numbers printed in docs/lessons/attention.md are what the solution computes."""

import importlib.util
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest

SOLUTION = Path(__file__).parents[2] / "solutions" / "attention.py"


@pytest.fixture(scope="module")
def attention() -> ModuleType:
    spec = importlib.util.spec_from_file_location("attention_solution", SOLUTION)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_query_of_it_finds_the_cat(attention: ModuleType) -> None:
    queries, keys = np.array([[2.0, 1.0]]), np.array([[2.0, 2.0], [2.0, 0.0], [0.0, 0.0]])
    values = [[4.0, 0.0, 1.0], [0.0, 4.0, 1.0], [0.0, 0.0, 0.0]]
    assert (queries @ keys.T).tolist() == [[6, 4, 0]]
    assert (queries @ keys.T / np.sqrt(2)).round(3).tolist() == [[4.243, 2.828, 0]]
    assert attention.attention_weights(queries, keys).round(3).tolist() == [[0.795, 0.193, 0.011]]
    assert attention.attention(queries, keys, values).round(3).tolist() == [[3.181, 0.773, 0.989]]


@pytest.mark.parametrize(
    ("width", "spread", "undivided", "divided"), [(4, 2.3, 0.59, 0.37), (64, 7.7, 0.86, 0.31), (1024, 32.3, 0.97, 0.33)]
)
def test_wide_vectors_need_the_division(
    attention: ModuleType, width: int, spread: float, undivided: float, divided: float
) -> None:
    rng = np.random.default_rng(0)
    queries, keys = rng.normal(0, 1, (1000, width)), rng.normal(0, 1, (10, width))
    assert round(float((queries @ keys.T).std()), 1) == spread
    # Queries that are sqrt(d) times as long make up for the division.
    assert round(attention.attention_weights(queries * np.sqrt(width), keys).max(axis=1).mean(), 2) == undivided
    assert round(attention.attention_weights(queries, keys).max(axis=1).mean(), 2) == divided


def test_a_causal_mask_meets_padding_on_the_left(attention: ModuleType) -> None:
    both = attention.causal_mask(4) & attention.padding_mask([[0, 0, 1, 1]])
    assert both.astype(int).tolist() == [[[0, 0, 0, 0], [0, 0, 0, 0], [0, 0, 1, 0], [0, 0, 1, 1]]]


def test_two_heads_tell_apart_what_one_cannot(attention: ModuleType) -> None:
    x = np.array([[2.0, 0.0, 0.0, 2.0], [2.0, 0.0, 0.0, 0.0], [0.0, 0.0, 0.0, 2.0]])
    rows = [attention.attention_weights(part, part)[0].round(3).tolist() for part in (x, x[:, :2], x[:, 2:])]
    assert rows == [[0.787, 0.107, 0.107], [0.486, 0.486, 0.029], [0.486, 0.029, 0.486]]


def test_scores_grow_with_the_square_of_the_length() -> None:
    assert 8192**2 == 67_108_864

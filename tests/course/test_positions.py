"""The solution of positions agrees with PyTorch: complex numbers for turns, biased attention for ALiBi."""

import importlib.util
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest
import torch

SOLUTION = Path(__file__).parents[2] / "solutions" / "positions.py"
SEEDS = range(20)


@pytest.fixture(scope="module")
def positions() -> ModuleType:
    spec = importlib.util.spec_from_file_location("positions_solution", SOLUTION)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def turns(places: np.ndarray, width: int, base: float) -> torch.Tensor:
    frequencies = base ** (-torch.arange(0, width, 2, dtype=torch.float64) / width)
    angles = torch.outer(torch.tensor(places, dtype=torch.float64), frequencies)
    return torch.polar(torch.ones_like(angles), angles)


@pytest.mark.parametrize("seed", SEEDS)
def test_sinusoids_are_complex_numbers_of_length_one(positions: ModuleType, seed: int) -> None:
    rng = np.random.default_rng(seed)
    length, width, base = int(rng.integers(1, 500)), 2 * int(rng.integers(1, 40)), float(rng.uniform(2, 500_000))
    # i times the conjugate of cos a + i sin a is sin a + i cos a.
    expected = torch.view_as_real(1j * turns(np.arange(length), width, base).conj().resolve_conj()).flatten(1)
    np.testing.assert_allclose(positions.sinusoidal_positions(length, width, base), expected, atol=1e-11)


@pytest.mark.parametrize("seed", SEEDS)
def test_rotation_is_complex_multiplication(positions: ModuleType, seed: int) -> None:
    rng = np.random.default_rng(seed)
    batch, length, width = (int(n) for n in rng.integers(1, 9, 3))
    width, base = 2 * width, float(rng.uniform(2, 500_000))
    vectors, places = rng.normal(0, 1, (batch, 2, length, width)), rng.integers(-300, 5_000, length)
    pairs = torch.view_as_complex(torch.tensor(vectors).unflatten(-1, (-1, 2)))
    expected = torch.view_as_real(pairs * turns(places, width, base)).flatten(-2)
    np.testing.assert_allclose(positions.rotate(vectors, places, base), expected, atol=1e-10)


@pytest.mark.parametrize("seed", SEEDS)
def test_biased_attention_agrees_with_torch(positions: ModuleType, seed: int) -> None:
    rng = np.random.default_rng(seed)
    heads, length = 2 ** int(rng.integers(0, 6)), int(rng.integers(1, 20))
    queries, keys, values = torch.tensor(rng.normal(0, 1, (3, heads, length, 4)))
    steps = torch.arange(length, dtype=torch.float64)
    ratio = 2.0 ** (-8 / heads)
    slopes = torch.tensor([ratio ** (head + 1) for head in range(heads)], dtype=torch.float64)
    distances = torch.cdist(steps[:, None], steps[:, None])
    expected = torch.nn.functional.scaled_dot_product_attention(
        queries, keys, values, attn_mask=-slopes[:, None, None] * distances
    )
    bias = torch.tensor(positions.alibi_bias(length, heads))
    actual = torch.softmax(queries @ keys.mT / 2 + bias, dim=-1) @ values
    np.testing.assert_allclose(actual, expected, atol=1e-10)

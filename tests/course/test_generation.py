"""The solution of generation agrees with PyTorch and with NumPy's own way to draw."""

import importlib.util
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest
import torch

SOLUTION = Path(__file__).parents[2] / "solutions" / "generation.py"
SEEDS = range(20)


@pytest.fixture(scope="module")
def generation() -> ModuleType:
    spec = importlib.util.spec_from_file_location("generation_solution", SOLUTION)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def random_logits(rng: np.random.Generator) -> np.ndarray:
    return rng.normal(0, 10.0 ** rng.integers(-1, 2), rng.integers(1, 40))


@pytest.mark.parametrize("seed", SEEDS)
def test_probabilities_agree_with_torch(generation: ModuleType, seed: int) -> None:
    rng = np.random.default_rng(seed)
    logits, temperature = random_logits(rng), float(10.0 ** rng.uniform(-3, 3))
    logits[1:][rng.random(len(logits) - 1) < 0.3] = -np.inf
    expected = torch.softmax(torch.tensor(logits) / temperature, dim=0).numpy()
    np.testing.assert_allclose(generation.probabilities(logits, temperature), expected, rtol=1e-10, atol=1e-300)


@pytest.mark.parametrize("seed", SEEDS)
def test_top_k_keeps_what_torch_finds(generation: ModuleType, seed: int) -> None:
    rng = np.random.default_rng(seed)
    logits = random_logits(rng)
    k = int(rng.integers(1, len(logits) + 1))
    found = torch.topk(torch.tensor(logits), k)
    expected = torch.full((len(logits),), -torch.inf, dtype=torch.float64).scatter(0, found.indices, found.values)
    np.testing.assert_array_equal(generation.top_k(logits, k), expected)


@pytest.mark.parametrize("seed", SEEDS)
def test_top_p_keeps_what_a_cut_from_below_leaves(generation: ModuleType, seed: int) -> None:
    # As many libraries do it: sort upwards, and drop ids as long as all that is dropped is at most 1 - p.
    rng = np.random.default_rng(seed)
    logits, p = random_logits(rng), float(rng.uniform(0.01, 0.99))
    values, ids = torch.sort(torch.tensor(logits))
    dropped = torch.cumsum(torch.softmax(values, dim=0), dim=0) <= 1 - p
    dropped[-1] = False
    expected = logits.copy()
    expected[ids[dropped]] = -np.inf
    np.testing.assert_array_equal(generation.top_p(logits, p), expected)


@pytest.mark.parametrize("seed", SEEDS)
def test_sample_draws_as_numpy_does(generation: ModuleType, seed: int) -> None:
    distribution = generation.probabilities(random_logits(np.random.default_rng(seed)))
    mine, theirs = np.random.default_rng(seed), np.random.default_rng(seed)
    for _ in range(50):
        assert generation.sample(distribution, mine) == theirs.choice(len(distribution), p=distribution)

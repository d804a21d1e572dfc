"""The solution of autograd agrees with that of gradients, which computes the same things without PyTorch."""

import importlib.util
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest
import torch

SOLUTIONS = Path(__file__).parents[2] / "solutions"
SEEDS = range(20)


def load(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(f"{name}_solution", SOLUTIONS / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def autograd() -> ModuleType:
    return load("autograd")


@pytest.fixture(scope="module")
def gradients() -> ModuleType:
    return load("gradients")


@pytest.mark.parametrize("seed", SEEDS)
def test_embedding_gradient_agrees(autograd: ModuleType, gradients: ModuleType, seed: int) -> None:
    rng = np.random.default_rng(seed)
    vocab_size, width, length = (int(n) for n in rng.integers([1, 1, 0], [9, 5, 30]))
    ids, upstream = rng.integers(0, vocab_size, length), rng.normal(0, 1, (length, width))
    table = torch.zeros(vocab_size, width, dtype=torch.float64)
    found = autograd.embedding_gradient(table, torch.tensor(ids), torch.tensor(upstream))
    np.testing.assert_allclose(found, gradients.embedding_gradient(upstream, ids, vocab_size), atol=1e-12)


@pytest.mark.parametrize("seed", SEEDS)
def test_touched_rows_agree_with_the_formula(autograd: ModuleType, gradients: ModuleType, seed: int) -> None:
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
def test_training_agrees(autograd: ModuleType, gradients: ModuleType, seed: int) -> None:
    rng = np.random.default_rng(seed)
    vocab_size, width, length = (int(n) for n in rng.integers([2, 1, 2], [9, 6, 30]))
    ids, rate = rng.integers(0, vocab_size, length), float(rng.uniform(0.1, 2))
    expected, losses = gradients.train_next_token(ids, vocab_size, width, 20, rate, np.random.default_rng(seed + 1))
    drawn = np.random.default_rng(seed + 1)
    table, output = drawn.normal(0, 0.1, (vocab_size, width)), drawn.normal(0, 0.1, (width, vocab_size))
    found = autograd.train_next_token(torch.tensor(table), torch.tensor(output), torch.tensor(ids), 20, rate)
    np.testing.assert_allclose(found[0], expected, rtol=1e-9, atol=1e-12)
    np.testing.assert_allclose(found[1], losses, rtol=1e-9)

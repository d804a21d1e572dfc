"""The solution of similarity agrees with PyTorch, which computes the same things by other code."""

import importlib.util
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest
import torch

SOLUTION = Path(__file__).parents[2] / "solutions" / "similarity.py"
SEEDS = range(20)


@pytest.fixture(scope="module")
def similarity() -> ModuleType:
    spec = importlib.util.spec_from_file_location("similarity_solution", SOLUTION)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("seed", SEEDS)
def test_cosines_agree_with_torch(similarity: ModuleType, seed: int) -> None:
    rng = np.random.default_rng(seed)
    rows, width = rng.integers(1, 9, 2)
    vectors = rng.normal(0, 1, (rows, width)) * 10.0 ** rng.integers(-3, 4, (rows, 1))
    tracked = torch.tensor(vectors)
    expected = torch.nn.functional.cosine_similarity(tracked[:, None], tracked[None], dim=-1, eps=1e-300)
    np.testing.assert_allclose(similarity.cosine_matrix(vectors), expected, rtol=1e-12, atol=1e-14)
    assert similarity.cosine_similarity(vectors[0], vectors[-1]) == pytest.approx(expected[0, -1].item(), abs=1e-14)


@pytest.mark.parametrize("seed", SEEDS)
def test_neighbors_and_analogies_agree_with_torch(similarity: ModuleType, seed: int) -> None:
    rng = np.random.default_rng(seed)
    table, query = rng.normal(0, 1, (40, 6)), rng.normal(0, 1, 6)
    units = torch.nn.functional.normalize(torch.tensor(table), dim=1)
    expected = torch.topk(units @ torch.tensor(query), 10).indices.tolist()
    assert similarity.nearest_neighbors(table, query, 10) == expected

    a, b, c = rng.permutation(40)[:3].tolist()
    cosines = units @ (units[b] - units[a] + units[c])
    cosines[[a, b, c]] = -torch.inf
    assert similarity.analogy(table, a, b, c, 5) == torch.topk(cosines, 5).indices.tolist()

"""The solution of contextual agrees with PyTorch, which computes the same things by other code."""

import importlib.util
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest
import torch

SOLUTION = Path(__file__).parents[2] / "solutions" / "contextual.py"
SEEDS = range(20)


@pytest.fixture(scope="module")
def contextual() -> ModuleType:
    spec = importlib.util.spec_from_file_location("contextual_solution", SOLUTION)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("seed", SEEDS)
def test_contextualize_is_scaled_dot_product_attention(contextual: ModuleType, seed: int) -> None:
    rng = np.random.default_rng(seed)
    vectors = rng.normal(0, 10.0 ** rng.integers(-1, 3), rng.integers(1, 12, 2))
    # PyTorch wants a batch and a head in front.
    sequence = torch.tensor(vectors)[None, None]
    expected = torch.nn.functional.scaled_dot_product_attention(sequence, sequence, sequence)[0, 0]
    np.testing.assert_allclose(contextual.contextualize(vectors), expected, rtol=1e-9, atol=1e-12)


@pytest.mark.parametrize("seed", SEEDS)
def test_similarities_agree_with_torch(contextual: ModuleType, seed: int) -> None:
    rng = np.random.default_rng(seed)
    table = torch.tensor(rng.normal(0, 1, (9, 5)))
    token_id = int(rng.integers(0, 9))
    sentences = [rng.permutation(np.append(rng.integers(0, 9, rng.integers(0, 12)), token_id)) for _ in range(2)]
    mixed = []
    for ids in sentences:
        sequence = torch.nn.functional.embedding(torch.tensor(ids), table)[None, None]
        attended = torch.nn.functional.scaled_dot_product_attention(sequence, sequence, sequence)[0, 0]
        mixed.append(attended[ids.tolist().index(token_id)])
    expected = torch.nn.functional.cosine_similarity(*mixed, dim=0).item()
    actual = contextual.similarity_across(table.numpy(), *sentences, token_id)
    np.testing.assert_allclose(actual, (1.0, expected), rtol=1e-9)

"""The solution of attention agrees with PyTorch, which computes the same things by other code."""

import importlib.util
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest
import torch

SOLUTION = Path(__file__).parents[2] / "solutions" / "attention.py"
SEEDS = range(20)


@pytest.fixture(scope="module")
def attention() -> ModuleType:
    spec = importlib.util.spec_from_file_location("attention_solution", SOLUTION)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def torch_attention(queries: np.ndarray, keys: np.ndarray, values: np.ndarray, mask: np.ndarray | None) -> np.ndarray:
    allowed = None if mask is None else torch.tensor(mask)
    queries, keys, values = (torch.tensor(vectors) for vectors in (queries, keys, values))
    return torch.nn.functional.scaled_dot_product_attention(queries, keys, values, attn_mask=allowed).numpy()


def random_mask(rng: np.random.Generator, shape: tuple[int, ...]) -> np.ndarray:
    """Return a mask with some rows that allow nothing."""
    return (rng.random(shape) < 0.5) & (rng.random((*shape[:-1], 1)) < 0.8)


@pytest.mark.parametrize("seed", SEEDS)
def test_attention_agrees_with_torch(attention: ModuleType, seed: int) -> None:
    rng = np.random.default_rng(seed)
    batch, heads, num_queries, num_keys, width, value_width = (int(n) for n in rng.integers(1, 9, 6))
    scale = 10.0 ** rng.integers(-1, 3)
    queries = rng.normal(0, scale, (batch, heads, num_queries, width))
    keys = rng.normal(0, scale, (batch, heads, num_keys, width))
    values = rng.normal(0, 1, (batch, heads, num_keys, value_width))
    shapes = [(num_queries, num_keys), (batch, 1, 1, num_keys), (batch, heads, num_queries, num_keys)]
    for mask in (None, *(random_mask(rng, shape) for shape in shapes)):
        expected = torch_attention(queries, keys, values, mask)
        np.testing.assert_allclose(attention.attention(queries, keys, values, mask), expected, rtol=1e-9, atol=1e-9)


@pytest.mark.parametrize("seed", SEEDS)
def test_causal_attention_agrees_with_torch(attention: ModuleType, seed: int) -> None:
    rng = np.random.default_rng(seed)
    batch, length, width = (int(n) for n in rng.integers(1, 9, 3))
    queries, keys, values = rng.normal(0, 2, (3, batch, length, width))
    expected = torch.nn.functional.scaled_dot_product_attention(
        *(torch.tensor(vectors) for vectors in (queries, keys, values)), is_causal=True
    )
    given = attention.attention(queries, keys, values, attention.causal_mask(length))
    np.testing.assert_allclose(given, expected.numpy(), rtol=1e-9, atol=1e-9)


@pytest.mark.parametrize("seed", SEEDS)
def test_multi_head_attention_agrees_with_torch(attention: ModuleType, seed: int) -> None:
    rng = np.random.default_rng(seed)
    batch, length, num_heads, size = (int(n) for n in rng.integers(1, 6, 4))
    width = num_heads * size
    x = rng.normal(0, 1, (batch, length, width))
    weights = rng.normal(0, 1, (4, width, width))
    # torch's layer has NaN where a row allows nothing, so every sequence keeps its first token here.
    attention_mask = rng.integers(0, 2, (batch, length))
    attention_mask[:, 0] = 1
    layer = torch.nn.MultiheadAttention(width, num_heads, bias=False, batch_first=True, dtype=torch.float64)
    with torch.no_grad():
        # It multiplies with the transposed matrices, and True means hidden.
        layer.in_proj_weight.copy_(torch.tensor(np.concatenate([w.T for w in weights[:3]])))
        layer.out_proj.weight.copy_(torch.tensor(weights[3].T))
        tokens = torch.tensor(x)
        expected, _ = layer(
            tokens,
            tokens,
            tokens,
            key_padding_mask=torch.tensor(attention_mask == 0),
            attn_mask=torch.tensor(~attention.causal_mask(length)),
        )
    mask = attention.causal_mask(length) & attention.padding_mask(attention_mask)
    given = attention.multi_head_attention(x, *weights, num_heads, mask)
    np.testing.assert_allclose(given, expected.numpy(), rtol=1e-9, atol=1e-9)

"""The solution of attention agrees with PyTorch's attention, and the numbers of its lesson are what it computes."""

import re

import numpy as np
import pytest
import torch
from solved import lesson, solution

attention = solution("attention")
SEEDS = range(20)


def torch_attention(queries: np.ndarray, keys: np.ndarray, values: np.ndarray, mask: np.ndarray | None) -> np.ndarray:
    allowed = None if mask is None else torch.tensor(mask)
    queries, keys, values = (torch.tensor(vectors) for vectors in (queries, keys, values))
    return torch.nn.functional.scaled_dot_product_attention(queries, keys, values, attn_mask=allowed).numpy()


def random_mask(rng: np.random.Generator, shape: tuple[int, ...]) -> np.ndarray:
    """Return a mask with some rows that allow nothing."""
    return (rng.random(shape) < 0.5) & (rng.random((*shape[:-1], 1)) < 0.8)


@pytest.mark.parametrize("seed", SEEDS)
def test_attention_agrees_with_torch(seed: int) -> None:
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
def test_causal_attention_agrees_with_torch(seed: int) -> None:
    rng = np.random.default_rng(seed)
    batch, length, width = (int(n) for n in rng.integers(1, 9, 3))
    queries, keys, values = rng.normal(0, 2, (3, batch, length, width))
    expected = torch.nn.functional.scaled_dot_product_attention(
        *(torch.tensor(vectors) for vectors in (queries, keys, values)), is_causal=True
    )
    given = attention.attention(queries, keys, values, attention.causal_mask(length))
    np.testing.assert_allclose(given, expected.numpy(), rtol=1e-9, atol=1e-9)


@pytest.mark.parametrize("seed", SEEDS)
def test_multi_head_attention_agrees_with_torch(seed: int) -> None:
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


def matrix(name: str) -> np.ndarray:
    """Return a matrix of the lesson's example."""
    rows = re.search(rf"(?<!\S){re.escape(name)} &?= \\begin{{bmatrix}} (.+?) \\end{{bmatrix}}", lesson("attention"))
    assert rows, name
    return np.array([[float(number) for number in row.split("&")] for row in rows[1].split(r"\\")])


def listed(values: np.ndarray) -> str:
    return "[" + ", ".join(f"{value:.3f}".rstrip("0").rstrip(".") for value in values) + "]"


def test_three_matrices_make_queries_keys_and_values() -> None:
    x, queries, keys, values = map(matrix, ("X", "Q", "K", "V"))
    for name, made in (("Q", queries), ("K", keys), ("V", values)):
        assert (x @ matrix(f"W_{name}")).tolist() == made.tolist()
    scores = queries @ keys.T
    assert scores.tolist() == matrix(r"Q K^\top").tolist()
    weights, found = attention.attention_weights(queries, keys), attention.attention(queries, keys, values)
    for place, token in enumerate(("cat", "mouse", "it")):
        numbers = f"{scores[2, place]:g} | {listed(scores[2, [place]] / np.sqrt(2))[1:-1]} | {weights[2, place]:.3f}"
        assert f"| `{token}` | {numbers} | {listed(values[place])} |" in lesson("attention")
    told = "{:.3f} of the first value, {:.3f} of the second and {:.3f} of the third: ".format(*weights[2])
    assert f"{told}{listed(found[2])}." in lesson("attention")


def test_one_matrix_for_queries_and_keys_is_symmetric() -> None:
    queries, keys = matrix("Q"), matrix("K")
    same, scores = queries @ queries.T, queries @ keys.T
    assert same.tolist() == same.T.tolist() == matrix(r"Q Q^\top").tolist()
    assert f"`it` has the score {same[2, 0]:g} for `cat`, and `cat` has the same for `it`." in lesson("attention")
    assert f"With two matrices the scores are {scores[2, 0]:g} and {scores[0, 2]:g}." in lesson("attention")
    to_cat, _, to_itself = attention.attention_weights(queries, queries)[2]
    assert f"`it` would give {to_itself:.3f} of its weight to itself and {to_cat:.3f} to `cat`." in lesson("attention")
    to_cat, _, to_itself = attention.attention_weights(queries, keys)[2]
    assert f"With two matrices it gives {to_itself:.3f} and {to_cat:.3f}." in lesson("attention")


@pytest.mark.parametrize(
    ("width", "spread", "undivided", "divided"), [(4, 2.3, 0.59, 0.37), (64, 7.7, 0.86, 0.31), (1024, 32.3, 0.97, 0.33)]
)
def test_wide_vectors_need_the_division(width: int, spread: float, undivided: float, divided: float) -> None:
    rng = np.random.default_rng(0)
    queries, keys = rng.normal(0, 1, (1000, width)), rng.normal(0, 1, (10, width))
    assert round(float((queries @ keys.T).std()), 1) == spread
    # Queries that are sqrt(d) times as long make up for the division.
    assert round(attention.attention_weights(queries * np.sqrt(width), keys).max(axis=1).mean(), 2) == undivided
    assert round(attention.attention_weights(queries, keys).max(axis=1).mean(), 2) == divided
    assert "Nearly 1: 0.97. The scores" in lesson("attention")


def test_a_causal_mask_meets_padding_on_the_left() -> None:
    both = attention.causal_mask(4) & attention.padding_mask([[0, 0, 1, 1]])
    assert both.astype(int).tolist() == [[[0, 0, 0, 0], [0, 0, 0, 0], [0, 0, 1, 0], [0, 0, 1, 1]]]


def test_a_query_without_keys_gets_zeros_from_torch_on_a_cpu() -> None:
    queries = keys = values = np.ones((2, 3))
    found = torch_attention(queries, keys, values, np.array([[False, False], [True, False]]))
    assert found.tolist() == [[0, 0, 0], [1, 1, 1]]
    assert "On a CPU they are zeros today" in lesson("attention")


def test_attention_knows_order_by_positions_or_by_a_causal_mask() -> None:
    dog, bites, man = [2.0, 0, 1, 0], [0.0, 2, 0, 1], [1.0, 0, 2, 0]
    sentences, dogs = np.array([[dog, bites, man], [man, bites, dog]]), [[0, 1], [0, 2]]
    placed = sentences + solution("positions").sinusoidal_positions(3, 4)
    rows = {"without positions": (sentences, None), "with sinusoids added": (placed, None)}
    rows["without positions, with a causal mask"] = (sentences, attention.causal_mask(3))
    for name, (vectors, mask) in rows.items():
        found = attention.attention(vectors, vectors, vectors, mask)[*dogs]
        cells = " | ".join("[" + ", ".join(f"{value:.3f}" for value in vector) + "]" for vector in found)
        assert f"| {name} | {cells} |" in lesson("attention")


def test_two_heads_tell_apart_what_one_cannot() -> None:
    x = np.array([[2.0, 0.0, 0.0, 2.0], [2.0, 0.0, 0.0, 0.0], [0.0, 0.0, 0.0, 2.0]])
    rows = [attention.attention_weights(part, part)[0].round(3).tolist() for part in (x, x[:, :2], x[:, 2:])]
    assert rows == [[0.787, 0.107, 0.107], [0.486, 0.486, 0.029], [0.486, 0.029, 0.486]]


def test_scores_grow_with_the_square_of_the_length() -> None:
    assert 8192**2 == 67_108_864


def with_cache(queries: np.ndarray, keys: np.ndarray, values: np.ndarray) -> np.ndarray:
    """Return attention under a causal mask, computed one position after the other."""
    rows, kept = [], (keys[:0], values[:0])
    for position in zip(queries, keys, values, strict=True):
        row, *kept = attention.attend_with_cache(*position, *kept)
        rows.append(row)
    np.testing.assert_array_equal(kept[0], keys)
    np.testing.assert_array_equal(kept[1], values)
    return np.array(rows)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_cache_gives_what_a_causal_mask_gives(seed: int) -> None:
    rng = np.random.default_rng(seed)
    length, width, value_width = rng.integers(1, 9, 3)
    queries, keys = rng.normal(size=(2, length, width))
    values = rng.normal(size=(length, value_width))
    expected = torch_attention(queries, keys, values, attention.causal_mask(length))
    np.testing.assert_allclose(with_cache(queries, keys, values), expected, rtol=1e-9, atol=1e-9)


def test_the_example_of_a_cache() -> None:
    values = [6, 0, 9]
    rows = with_cache(np.zeros((3, 1)), np.array([[1.0], [2.0], [3.0]]), np.array(values)[:, np.newaxis] * 1.0)
    for number, (row,) in enumerate(rows, 1):
        kept = ", ".join(map(str, values[:number]))
        assert f"| {values[number - 1]} | {kept} | {row:g} |" in lesson("attention")

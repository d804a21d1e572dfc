"""The solution of positions agrees with PyTorch: complex numbers for turns, biased attention for ALiBi.

The numbers of its lesson are what it computes.
"""

import numpy as np
import pytest
import torch
from solved import lesson, solution

positions = solution("positions")
SEEDS = range(20)
LESSON = lesson("positions")
DOG, BITES, MAN = np.array([[2.0, 0, 1, 0], [0, 2, 0, 1], [1, 0, 2, 0]])


def turns(places: np.ndarray, width: int, base: float) -> torch.Tensor:
    frequencies = base ** (-torch.arange(0, width, 2, dtype=torch.float64) / width)
    angles = torch.outer(torch.tensor(places, dtype=torch.float64), frequencies)
    return torch.polar(torch.ones_like(angles), angles)


@pytest.mark.parametrize("seed", SEEDS)
def test_sinusoids_are_complex_numbers_of_length_one(seed: int) -> None:
    rng = np.random.default_rng(seed)
    length, width, base = int(rng.integers(1, 500)), 2 * int(rng.integers(1, 40)), float(rng.uniform(2, 500_000))
    # i times the conjugate of cos a + i sin a is sin a + i cos a.
    expected = torch.view_as_real(1j * turns(np.arange(length), width, base).conj().resolve_conj()).flatten(1)
    np.testing.assert_allclose(positions.sinusoidal_positions(length, width, base), expected, atol=1e-11)


@pytest.mark.parametrize("seed", SEEDS)
def test_rotation_is_complex_multiplication(seed: int) -> None:
    rng = np.random.default_rng(seed)
    batch, length, width = (int(n) for n in rng.integers(1, 9, 3))
    width, base = 2 * width, float(rng.uniform(2, 500_000))
    vectors, places = rng.normal(0, 1, (batch, 2, length, width)), rng.integers(-300, 5_000, length)
    pairs = torch.view_as_complex(torch.tensor(vectors).unflatten(-1, (-1, 2)))
    expected = torch.view_as_real(pairs * turns(places, width, base)).flatten(-2)
    np.testing.assert_allclose(positions.rotate(vectors, places, base), expected, atol=1e-10)


@pytest.mark.parametrize("seed", SEEDS)
def test_biased_attention_agrees_with_torch(seed: int) -> None:
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


def in_lesson(*texts: str) -> None:
    for text in texts:
        assert text in LESSON, text


def test_the_dog_with_and_without_positions() -> None:
    bites, bitten = np.array([DOG, BITES, MAN]), np.array([MAN, BITES, DOG])
    table = positions.sinusoidal_positions(3, 4)
    plain = bites @ DOG
    np.testing.assert_array_equal(plain, (bitten @ DOG)[::-1])
    in_lesson(f"| in both sentences, without positions | {' | '.join(f'{product:g}' for product in plain)} |")
    for words, placed in (("dog bites man", bites + table), ("man bites dog", (bitten + table)[::-1])):
        products = " | ".join(f"{product:.2f}" for product in placed @ placed[0])
        in_lesson(f"| in `{words}`, with the sinusoids of this page added | {products} |")


def test_the_table_of_sinusoids() -> None:
    for place, values in enumerate(positions.sinusoidal_positions(4, 4)):
        if place:
            in_lesson(f"| {place} | " + " | ".join(f"{value:.4f}" for value in values) + " |")
    slowest = 2 * np.pi * 10_000 ** (510 / 512)
    in_lesson(f"after {2 * np.pi:.2f} positions, the slowest after {slowest:,.0f}")


def test_the_offsets() -> None:
    for query, offsets in enumerate(positions.relative_offsets(4, 2).tolist()):
        in_lesson(f"| {query} | " + " | ".join(map(str, offsets)) + " |")


def test_the_scores_of_rotated_vectors() -> None:
    for query, key in ((5, 5), (5, 4), (5, 3), (105, 103)):
        turned = positions.rotate([[1, 0, 1, 0], [1, 0, 1, 0]], [query, key])
        in_lesson(f"| {query} | {key} | {turned[0] @ turned[1]:.4f} |")
    in_lesson(f"The same, {turned[0] @ turned[1]:.4f}.", f"the key at 3 the score is {turned[0] @ turned[1]:.4f}.")


def test_a_score_of_rotated_vectors_depends_on_the_distance_alone() -> None:
    query, key = np.random.default_rng(0).normal(0, 1, (2, 1, 6))
    for base in (10_000.0, 500_000.0):
        both = positions.rotate(query, [7], base) @ positions.rotate(key, [4], base).T
        np.testing.assert_allclose(both, query @ positions.rotate(key, [-3], base).T, rtol=1e-12)
    in_lesson("(R(m) q)ᵀ (R(n) k) = qᵀ R(m)ᵀ R(n) k", "= qᵀ R(n - m) k")


def test_a_turn_the_other_way_gives_the_scores_of_the_opposite_distance() -> None:
    query, key = np.random.default_rng(0).normal(0, 1, (2, 1, 6))
    clockwise = positions.rotate(query, [-7]) @ positions.rotate(key, [-4]).T
    np.testing.assert_allclose(clockwise, positions.rotate(query, [4]) @ positions.rotate(key, [7]).T, rtol=1e-12)
    assert abs(clockwise - positions.rotate(query, [7]) @ positions.rotate(key, [4]).T).max() > 0.01
    in_lesson("But they are the scores of the opposite distance, m - n.")


def test_the_biases_of_eight_heads() -> None:
    bias = positions.alibi_bias(101, 8)
    np.testing.assert_array_equal(1 / bias[:, 0, 1], [-2, -4, -8, -16, -32, -64, -128, -256])
    assert bias[0, 0, 100] == -50
    assert round(bias[7, 0, 100], 2) == -0.39
    assert round(float(np.exp(bias[7, 0, 100])), 2) == 0.68

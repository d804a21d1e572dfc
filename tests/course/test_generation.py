"""The solution of generation agrees with PyTorch and with NumPy's own way to draw.

The numbers of its lesson are what it computes.
"""

import numpy as np
import pytest
import torch
from solved import lesson, solution

generation = solution("generation")
SEEDS = range(20)
LESSON = lesson("generation")
LOGITS = np.array([2.0, 1.0, 0.5, 0.0, -1.0])
TEXT = "the cat sat on the mat . the cat ate . the dog sat on the cat ."


def random_logits(rng: np.random.Generator) -> np.ndarray:
    return rng.normal(0, 10.0 ** rng.integers(-1, 2), rng.integers(1, 40))


@pytest.mark.parametrize("seed", SEEDS)
def test_probabilities_agree_with_torch(seed: int) -> None:
    rng = np.random.default_rng(seed)
    logits, temperature = random_logits(rng), float(10.0 ** rng.uniform(-3, 3))
    logits[1:][rng.random(len(logits) - 1) < 0.3] = -np.inf
    expected = torch.softmax(torch.tensor(logits) / temperature, dim=0).numpy()
    np.testing.assert_allclose(generation.probabilities(logits, temperature), expected, rtol=1e-10, atol=1e-300)


@pytest.mark.parametrize("seed", SEEDS)
def test_top_k_keeps_what_torch_finds(seed: int) -> None:
    rng = np.random.default_rng(seed)
    logits = random_logits(rng)
    k = int(rng.integers(1, len(logits) + 1))
    found = torch.topk(torch.tensor(logits), k)
    expected = torch.full((len(logits),), -torch.inf, dtype=torch.float64).scatter(0, found.indices, found.values)
    np.testing.assert_array_equal(generation.top_k(logits, k), expected)


@pytest.mark.parametrize("seed", SEEDS)
def test_top_p_keeps_what_a_cut_from_below_leaves(seed: int) -> None:
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
def test_sample_draws_as_numpy_does(seed: int) -> None:
    distribution = generation.probabilities(random_logits(np.random.default_rng(seed)))
    mine, theirs = np.random.default_rng(seed), np.random.default_rng(seed)
    for _ in range(50):
        assert generation.sample(distribution, mine) == theirs.choice(len(distribution), p=distribution)


@pytest.mark.parametrize("temperature", [0.25, 0.5, 1, 2, 10])
def test_the_table_of_temperatures(temperature: float) -> None:
    shares = " | ".join(f"{share:.3f}" for share in generation.probabilities(LOGITS, temperature))
    assert f"| {temperature} | {shares} |" in LESSON


def test_the_guess_about_a_low_temperature() -> None:
    first, second = generation.probabilities([2, 1, 0.5, 0, -1], 0.25)[:2]
    assert f"{first:.3f}. The logits are multiplied by 4" in LESSON
    assert f"\\( e^4 \\approx {first / second:.0f} \\) times" in LESSON


def test_what_the_cache_of_keys_and_values_takes() -> None:
    layers, width, context = 12, 768, 1_024
    attention = solution("transformer").SelfAttention(width, 12)
    ids = torch.zeros(1, 1, width)
    kept = sum(part(ids).numel() for part in (attention.key, attention.value))
    size = layers * kept * torch.finfo(torch.float16).bits // 8
    assert f"2 = {size:,}".replace(",", "{,}") + " \\text{ bytes for each token}" in LESSON
    assert f"A full context of 1,024 tokens takes {size * context / 1e6:.1f} megabytes" in LESSON


def test_when_attention_overtakes_the_rest() -> None:
    width = 768
    block = solution("transformer").Block(width, 12)
    # A multiply and an add for each number of each matrix.
    rest = 2 * sum(part.numel() for part in block.parameters() if part.ndim == 2)
    assert rest == 24 * width**2
    attention = {length: solution("batching").attention_flops(length, width) / length for length in (1_024, 6 * width)}
    assert attention[6 * width] == rest
    assert f"{100 * attention[1_024] / rest:.0f} % of the rest at 1,024 tokens" in LESSON
    assert f"at {6 * width:,} tokens for a width of {width}." in LESSON


def test_guesses_of_a_small_model_change_nothing() -> None:
    accepted = 0.8
    # The guess number n counts if it and all before it are accepted; one token is the large model's own.
    assert f"gives {1 + sum(accepted**n for n in range(1, 5)):.2f} tokens on average" in LESSON
    q, p = np.array([0.9, 0.1]), np.array([0.6, 0.4])
    accepts, rest = np.minimum(1, p / q), np.maximum(p - q, 0)
    drawn = q * accepts + (q * (1 - accepts)).sum() * rest / rest.sum()
    np.testing.assert_allclose(drawn, p)
    product = f"{q[0]} · {accepts[0]:.3f} = {drawn[0]:.1f}"
    assert f"of the two tokens comes out with the probability {product}, as it should." in LESSON


def test_what_top_k_and_top_p_keep() -> None:
    shares = generation.probabilities(LOGITS)
    assert np.cumsum(shares).round(3).tolist() == [0.563, 0.770, 0.896, 0.972, 1.0]
    assert "add up to 0.563, 0.770, 0.896, 0.972 and 1" in LESSON
    assert generation.probabilities(generation.top_k(LOGITS, 2)).round(3).tolist() == [0.731, 0.269, 0, 0, 0]
    assert "the probabilities become 0.731 and 0.269" in LESSON
    kept = [int(np.isfinite(generation.top_p(logits, p)).sum()) for logits, p in ((LOGITS, 0.9), (LOGITS, 0.5))]
    assert kept == [4, 1]
    assert np.isfinite(generation.top_p(LOGITS / 0.5, 0.9)).sum() == 2
    assert shares[:4].sum() >= 0.9 > shares[:3].sum()
    assert "that together have a probability of at least p" in LESSON


def test_the_tail_and_the_end_of_the_line() -> None:
    assert round((1 - 0.0001) ** 1000, 3) == 0.905
    assert float(np.cumsum([0.1] * 10)[-1]) == 0.9999999999999999 == 1 - 2**-53


def test_the_order_of_a_sum_decides_its_last_digit() -> None:
    numbers = (0.1, 0.2, 0.3)
    assert f"`0.1 + 0.2 + 0.3` is {sum(numbers)}, and `0.3 + 0.2 + 0.1` is {sum(reversed(numbers))}." in LESSON


def test_the_texts_of_pairs() -> None:
    tokens = TEXT.split()
    vocabulary = list(dict.fromkeys(tokens))
    ids = [vocabulary.index(token) for token in tokens]
    counts = np.zeros((len(vocabulary), len(vocabulary)))
    np.add.at(counts, (ids[:-1], ids[1:]), 1)
    with np.errstate(divide="ignore"):
        logits = np.log(counts)

    def text(count: int, **options: object) -> str:
        generated = generation.generate(lambda seen: logits[seen[-1]], [0], count, **options)
        return " ".join(vocabulary[token] for token in generated)

    assert len(tokens) == 18
    assert generation.probabilities(logits[0]).round(6).tolist() == [0, 0.6, 0, 0, 0.2, 0, 0, 0.2]
    for line in (
        text(12),
        text(12, rng=np.random.default_rng(0)),
        text(12, rng=np.random.default_rng(4)),
        text(30, rng=np.random.default_rng(1), eos_id=vocabulary.index(".")),
    ):
        assert f"`{line}`" in LESSON

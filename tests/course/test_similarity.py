"""The solution of similarity agrees with PyTorch's cosines, and the numbers of its lesson are what it computes."""

import itertools

import numpy as np
import pytest
import torch
from solved import lesson, solution

similarity = solution("similarity")
LESSON = lesson("similarity")
SEEDS = range(20)
TEXT = "the tea is hot . the soup is cold . the soup was hot . hot tea is good . cold tea is bad . a dog ran away ."
PAIRS = [("good", "bad"), ("hot", "cold"), ("tea", "good"), ("tea", "soup"), ("hot", "soup"), ("tea", "dog")]
WORDS = ["man", "woman", "king", "queen", "bread"]
TABLE = [[0, 2, 0, 0], [0, 0, 2, 0], [3, 3, 0, 0], [3, 0, 3, 0], [0, 0, 0, 1]]


@pytest.mark.parametrize("seed", SEEDS)
def test_cosines_agree_with_torch(seed: int) -> None:
    rng = np.random.default_rng(seed)
    rows, width = rng.integers(1, 9, 2)
    vectors = rng.normal(0, 1, (rows, width)) * 10.0 ** rng.integers(-3, 4, (rows, 1))
    tracked = torch.tensor(vectors)
    expected = torch.nn.functional.cosine_similarity(tracked[:, None], tracked[None], dim=-1, eps=1e-300)
    np.testing.assert_allclose(similarity.cosine_matrix(vectors), expected, rtol=1e-12, atol=1e-14)
    assert similarity.cosine_similarity(vectors[0], vectors[-1]) == pytest.approx(expected[0, -1].item(), abs=1e-14)


@pytest.mark.parametrize("seed", SEEDS)
def test_neighbors_and_analogies_agree_with_torch(seed: int) -> None:
    rng = np.random.default_rng(seed)
    table, query = rng.normal(0, 1, (40, 6)), rng.normal(0, 1, 6)
    units = torch.nn.functional.normalize(torch.tensor(table), dim=1)
    expected = torch.topk(units @ torch.tensor(query), 10).indices.tolist()
    assert similarity.nearest_neighbors(table, query, 10) == expected

    a, b, c = rng.permutation(40)[:3].tolist()
    cosines = units @ (units[b] - units[a] + units[c])
    cosines[[a, b, c]] = -torch.inf
    assert similarity.analogy(table, a, b, c, 5) == torch.topk(cosines, 5).indices.tolist()


def neighbor_counts() -> tuple[list[str], np.ndarray]:
    """Return the words of the text and, a row for each, how often each word stands right beside it."""
    tokens = TEXT.split()
    words = sorted(set(tokens))
    counts = np.zeros((len(words), len(words)))
    for left, right in itertools.pairwise(tokens):
        counts[words.index(left), words.index(right)] += 1
        counts[words.index(right), words.index(left)] += 1
    return words, counts


def test_the_table_of_cosines() -> None:
    words, counts = neighbor_counts()
    matrix = similarity.cosine_matrix(counts)
    rows = {(a, b): f"| `{a}`, `{b}` | {matrix[words.index(a), words.index(b)]:.2f} |" for a, b in PAIRS}
    assert " ".join(rows.values()) in LESSON
    assert f"But {len(TEXT.split())} tokens are few" in LESSON


def test_the_guess_about_pairs() -> None:
    words, counts = neighbor_counts()
    found = {
        pair: similarity.cosine_similarity(*(counts[words.index(word)] for word in pair))
        for pair in (("hot", "cold"), ("tea", "soup"), ("hot", "soup"))
    }
    best, second, third = (f"{value:.2f}" for value in found.values())
    assert f"`hot` and `cold`, with {best}." in LESSON
    assert f"`tea` and `soup` have {second}, `hot` and `soup` only {third}, although" in LESSON


def test_sentences_are_ranked_by_their_means() -> None:
    words, counts = neighbor_counts()

    def mean(text: str) -> np.ndarray:
        return np.mean([counts[words.index(word)] for word in text.split()], axis=0)

    sentences = [sentence.strip() for sentence in TEXT.split(".") if sentence.strip()]
    cosines = {sentence: similarity.cosine_similarity(mean("cold tea"), mean(sentence)) for sentence in sentences}
    ranked = sorted(cosines, key=lambda sentence: -cosines[sentence])
    assert " ".join(f"| `{sentence}` | {cosines[sentence]:.3f} |" for sentence in ranked) in LESSON
    assert similarity.cosine_similarity(mean("dog ran away"), mean("away ran dog")) == pytest.approx(1)


def test_margins_of_small_tests() -> None:
    """Fisher's transformation gives the range of a correlation in 95 of 100 cases."""
    middle, margin = np.arctanh(0.66), 1.96 / np.sqrt(269 - 3)
    low, high = np.tanh([middle - margin, middle + margin])
    assert f"would mostly lie between {low:.2f} and {high:.2f}." in LESSON
    assert f"the standard error is {100 * np.sqrt(0.6 * 0.4 / 10):.0f} percentage points" in LESSON


def test_the_small_table_of_words() -> None:
    rounded = similarity.cosine_matrix(TABLE).round(2) + 0.0
    assert rounded[2].tolist() == [0.71, 0.0, 1.0, 0.5, 0.0]


def test_the_analogy() -> None:
    units = [np.array(row) / np.linalg.norm(row) for row in TABLE]
    target = units[2] - units[0] + units[1]
    assert target.round(2).tolist() == [0.71, -0.29, 1.0, 0.0]
    cosines = {
        word: round(similarity.cosine_similarity(target, row), 2) for word, row in zip(WORDS, TABLE, strict=True)
    }
    assert cosines == {"man": -0.23, "woman": 0.79, "king": 0.23, "queen": 0.96, "bread": 0.0}
    assert similarity.analogy(TABLE, 0, 2, 1) == [3]


@pytest.mark.parametrize(("width", "spread"), [(2, 0.71), (100, 0.1), (768, 0.036)])
def test_random_vectors_are_nearly_at_right_angles(width: int, spread: float) -> None:
    vectors = np.random.default_rng(0).normal(0, 1, (400, width))
    cosines = similarity.cosine_matrix(vectors)[np.triu_indices(400, 1)]
    assert cosines.std() == pytest.approx(spread, rel=0.02)


@pytest.mark.parametrize("seed", SEEDS)
def test_means_agree_with_numpys_weighted_average(seed: int) -> None:
    rng = np.random.default_rng(seed)
    batch, length, width = rng.integers(1, 9, 3)
    vectors, mask = rng.normal(size=(batch, length, width)), rng.integers(0, 2, (batch, length))
    for found, text, real in zip(similarity.mean_pool(vectors, mask), vectors, mask, strict=True):
        expected = np.average(text, axis=0, weights=real) if real.any() else np.zeros(width)
        np.testing.assert_allclose(found, expected, rtol=1e-12, atol=1e-14)

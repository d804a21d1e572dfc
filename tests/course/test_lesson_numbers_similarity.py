"""The numbers in the lesson similarity are what its solution computes."""

import importlib.util
import itertools
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest

SOLUTION = Path(__file__).parents[2] / "solutions" / "similarity.py"

TEXT = "the tea is hot . the soup is cold . the soup was hot . hot tea is good . cold tea is bad . a dog ran away ."
PAIRS = {("hot", "cold"): 0.94, ("good", "bad"): 1.0, ("tea", "soup"): 0.59, ("hot", "soup"): 0.24, ("tea", "dog"): 0.0}

WORDS = ["man", "woman", "king", "queen", "bread"]
TABLE = [[0, 2, 0, 0], [0, 0, 2, 0], [3, 3, 0, 0], [3, 0, 3, 0], [0, 0, 0, 1]]


@pytest.fixture(scope="module")
def similarity() -> ModuleType:
    spec = importlib.util.spec_from_file_location("similarity_solution", SOLUTION)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def neighbor_counts() -> tuple[list[str], np.ndarray]:
    """Return the words of the text and, a row for each, how often each word stands right beside it."""
    tokens = TEXT.split()
    words = sorted(set(tokens))
    counts = np.zeros((len(words), len(words)))
    for left, right in itertools.pairwise(tokens):
        counts[words.index(left), words.index(right)] += 1
        counts[words.index(right), words.index(left)] += 1
    return words, counts


def test_the_table_of_cosines(similarity: ModuleType) -> None:
    words, counts = neighbor_counts()
    matrix = similarity.cosine_matrix(counts)
    assert {pair: round(float(matrix[words.index(pair[0]), words.index(pair[1])]), 2) for pair in PAIRS} == PAIRS


def test_the_small_table_of_words(similarity: ModuleType) -> None:
    rounded = similarity.cosine_matrix(TABLE).round(2) + 0.0
    assert rounded[2].tolist() == [0.71, 0.0, 1.0, 0.5, 0.0]


def test_the_analogy(similarity: ModuleType) -> None:
    units = [np.array(row) / np.linalg.norm(row) for row in TABLE]
    target = units[2] - units[0] + units[1]
    assert target.round(2).tolist() == [0.71, -0.29, 1.0, 0.0]
    cosines = {
        word: round(similarity.cosine_similarity(target, row), 2) for word, row in zip(WORDS, TABLE, strict=True)
    }
    assert cosines == {"man": -0.23, "woman": 0.79, "king": 0.23, "queen": 0.96, "bread": 0.0}
    assert similarity.analogy(TABLE, 0, 2, 1) == [3]


@pytest.mark.parametrize(("width", "spread"), [(2, 0.71), (100, 0.1), (768, 0.036)])
def test_random_vectors_are_nearly_at_right_angles(similarity: ModuleType, width: int, spread: float) -> None:
    vectors = np.random.default_rng(0).normal(0, 1, (400, width))
    cosines = similarity.cosine_matrix(vectors)[np.triu_indices(400, 1)]
    assert cosines.std() == pytest.approx(spread, rel=0.02)

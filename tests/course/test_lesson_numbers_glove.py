"""The numbers printed in the lesson glove are what the solution computes."""

import importlib.util
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest

SOLUTION = Path(__file__).parents[2] / "solutions" / "glove.py"
TEXT = "cats drink milk . dogs drink milk . cats chase mice . dogs chase mice . cars need fuel . bikes need air ."
SENTENCES = [sentence.split() for sentence in TEXT.split(" .") if sentence]
IDS = {word: number for number, word in enumerate(dict.fromkeys(word for words in SENTENCES for word in words))}


@pytest.fixture(scope="module")
def glove() -> ModuleType:
    spec = importlib.util.spec_from_file_location("glove_solution", SOLUTION)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def counts(glove: ModuleType) -> np.ndarray:
    return glove.cooccurrence([[IDS[word] for word in words] for words in SENTENCES], len(IDS), 2)


def cosine(vectors: np.ndarray, first: str, second: str) -> float:
    a, b = vectors[IDS[first]], vectors[IDS[second]]
    return float(a @ b / np.linalg.norm(a) / np.linalg.norm(b))


def test_weights(glove: ModuleType) -> None:
    assert glove.glove_weights([1, 10, 50, 100]).round(3).tolist() == [0.032, 0.178, 0.595, 1.0]


def test_one_cell(glove: ModuleType) -> None:
    cell = [[1.0, 2.0]], [[3.0, 1.0]], [0.5], [0.75], [[100.0]]
    assert round(np.log(100), 3) == 4.605
    assert round(glove.glove_loss(*cell), 3) == 2.705
    centers, contexts, center_biases, context_biases = glove.glove_gradients(*cell)
    assert center_biases.round(3).tolist() == context_biases.round(3).tolist() == [3.290]
    np.testing.assert_allclose([centers, contexts], center_biases[0] * np.array([[[3.0, 1.0]], [[1.0, 2.0]]]))


@pytest.mark.parametrize(
    ("row", "column", "count", "row_sum", "column_sum", "information"),
    [
        ("drink", "milk", 2, 4, 3, 1.609),
        ("cats", "drink", 1, 3, 4, 0.916),
        ("cars", "fuel", 0.5, 1.5, 1.5, 1.897),
        ("cats", "fuel", 0, 3, 1.5, 0),
    ],
)
def test_information(
    glove: ModuleType,
    counts: np.ndarray,
    row: str,
    column: str,
    count: float,
    row_sum: float,
    column_sum: float,
    information: float,
) -> None:
    i, j = IDS[row], IDS[column]
    assert counts.sum() == 30
    assert (counts[i, j], counts[i].sum(), counts[:, j].sum()) == (count, row_sum, column_sum)
    assert round(float(glove.ppmi(counts)[i, j]), 3) == information


def test_cosines_of_singular_vectors(glove: ModuleType, counts: np.ndarray) -> None:
    vectors = glove.svd_vectors(glove.ppmi(counts), 4)
    assert cosine(vectors, "cats", "dogs") == pytest.approx(1.0, abs=1e-6)
    assert cosine(vectors, "cats", "cars") == pytest.approx(0.0, abs=1e-6)


@pytest.mark.parametrize(
    ("first", "second", "before", "after"),
    [
        ("cats", "dogs", 0.41, 1.00),
        ("cars", "bikes", 0.27, 0.98),
        ("drink", "chase", -0.76, 0.38),
        ("cats", "cars", -0.86, -0.02),
    ],
)
def test_cosines_of_training(
    glove: ModuleType, counts: np.ndarray, first: str, second: str, before: float, after: float
) -> None:
    for epochs, expected in ((0, before), (100, after)):
        vectors = glove.train_glove(50 * counts, 4, epochs, 0.3, np.random.default_rng(0))
        assert cosine(vectors, first, second) == pytest.approx(expected, abs=0.006)

"""The numbers that the lesson positions prints are what the solution computes."""

import importlib.util
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest

ROOT = Path(__file__).parents[2]
SOLUTION = ROOT / "solutions" / "positions.py"
LESSON = ROOT / "docs" / "lessons" / "positions.md"

DOG, BITES, MAN = np.array([[2.0, 0, 1, 0], [0, 2, 0, 1], [1, 0, 2, 0]])


@pytest.fixture(scope="module")
def positions() -> ModuleType:
    spec = importlib.util.spec_from_file_location("positions_solution", SOLUTION)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def attend(vectors: np.ndarray, causal: bool = False) -> np.ndarray:
    scores = vectors @ vectors.T / np.sqrt(vectors.shape[1])
    if causal:
        scores = np.where(np.tri(len(vectors), dtype=bool), scores, -np.inf)
    powers = np.exp(scores)
    return powers @ vectors / powers.sum(axis=1, keepdims=True)


def in_lesson(*texts: str) -> None:
    lesson = " ".join(LESSON.read_text(encoding="utf-8").split())
    for text in texts:
        assert text in lesson, text


def row(values: np.ndarray) -> str:
    return "[" + ", ".join(f"{value:.3f}" for value in values) + "]"


def test_the_dog_with_and_without_positions(positions: ModuleType) -> None:
    bites, bitten = np.array([DOG, BITES, MAN]), np.array([MAN, BITES, DOG])
    table = positions.sinusoidal_positions(3, 4)
    np.testing.assert_allclose(attend(bites)[0], attend(bitten)[2], rtol=1e-14)
    in_lesson(f"| without positions | {row(attend(bites)[0])} | {row(attend(bitten)[2])} |")
    in_lesson(f"added | {row(attend(bites + table)[0])} | {row(attend(bitten + table)[2])} |")
    np.testing.assert_array_equal(attend(bites, causal=True)[0], DOG)
    np.testing.assert_allclose(attend(bitten, causal=True)[2], attend(bites)[0], rtol=1e-14)


def test_the_table_of_sinusoids(positions: ModuleType) -> None:
    for place, values in enumerate(positions.sinusoidal_positions(4, 4)):
        if place:
            in_lesson(f"| {place} | " + " | ".join(f"{value:.4f}" for value in values) + " |")
    slowest = 2 * np.pi * 10_000 ** (510 / 512)
    in_lesson(f"after {2 * np.pi:.2f} positions, the slowest after {slowest:,.0f}")


def test_the_offsets(positions: ModuleType) -> None:
    for query, offsets in enumerate(positions.relative_offsets(4, 2).tolist()):
        in_lesson(f"| {query} | " + " | ".join(map(str, offsets)) + " |")


def test_the_scores_of_rotated_vectors(positions: ModuleType) -> None:
    for query, key in ((5, 5), (5, 4), (5, 3), (105, 103)):
        turned = positions.rotate([[1, 0, 1, 0], [1, 0, 1, 0]], [query, key])
        in_lesson(f"| {query} | {key} | {turned[0] @ turned[1]:.4f} |")


def test_the_biases_of_eight_heads(positions: ModuleType) -> None:
    bias = positions.alibi_bias(101, 8)
    np.testing.assert_array_equal(1 / bias[:, 0, 1], [-2, -4, -8, -16, -32, -64, -128, -256])
    assert bias[0, 0, 100] == -50
    assert round(bias[7, 0, 100], 2) == -0.39
    assert round(float(np.exp(bias[7, 0, 100])), 2) == 0.68

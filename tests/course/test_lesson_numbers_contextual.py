"""The numbers that the lesson contextual prints are what the solution computes."""

import importlib.util
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest

ROOT = Path(__file__).parents[2]
SOLUTION = ROOT / "solutions" / "contextual.py"
LESSON = " ".join((ROOT / "docs" / "lessons" / "contextual.md").read_text(encoding="utf-8").split())

BANK, LOAN, RIVER, THE = range(4)
TABLE = np.array([[1.0, 1, 0], [2, 0, 0], [0, 2, 0], [0, 0, 1]])


@pytest.fixture(scope="module")
def contextual() -> ModuleType:
    spec = importlib.util.spec_from_file_location("contextual_solution", SOLUTION)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(
    ("sentence", "ids"),
    [("the bank loan", [THE, BANK, LOAN]), ("the river bank", [THE, RIVER, BANK])],
    ids=["loan", "river"],
)
def test_the_bank_in_its_sentences(contextual: ModuleType, sentence: str, ids: list[int]) -> None:
    vector = contextual.contextualize(TABLE[ids])[ids.index(BANK)]
    printed = ", ".join(f"{value:.3f}" for value in vector)
    assert f"| `{sentence}` | [1, 1, 0] | [{printed}] |" in LESSON


def test_the_weights() -> None:
    powers = np.exp(TABLE[[THE, BANK, LOAN]] @ TABLE[BANK] / np.sqrt(3))
    first, second, third = powers / powers.sum()
    assert f"the weights {first:.3f}, {second:.3f} and {third:.3f}" in LESSON


def test_the_cosines(contextual: ModuleType) -> None:
    static, mixed = contextual.similarity_across(TABLE, [THE, BANK, LOAN], [THE, RIVER, BANK], BANK)
    assert f"| cosine of the two | {static:.3f} | {mixed:.3f} |" in LESSON

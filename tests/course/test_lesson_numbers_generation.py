"""The numbers in the lesson generation are what the solution gives."""

import importlib.util
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest

ROOT = Path(__file__).parents[2]
LESSON = (ROOT / "docs" / "lessons" / "generation.md").read_text(encoding="utf-8")
LOGITS = np.array([2.0, 1.0, 0.5, 0.0, -1.0])
TEXT = "the cat sat on the mat . the cat ate . the dog sat on the cat ."


@pytest.fixture(scope="module")
def generation() -> ModuleType:
    spec = importlib.util.spec_from_file_location("generation_solution", ROOT / "solutions" / "generation.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("temperature", [0.25, 0.5, 1, 2, 10])
def test_the_table_of_temperatures(generation: ModuleType, temperature: float) -> None:
    shares = " | ".join(f"{share:.3f}" for share in generation.probabilities(LOGITS, temperature))
    assert f"| {temperature} | {shares} |" in LESSON


def test_what_top_k_and_top_p_keep(generation: ModuleType) -> None:
    shares = generation.probabilities(LOGITS)
    assert np.cumsum(shares).round(3).tolist() == [0.563, 0.770, 0.896, 0.972, 1.0]
    assert "add up to 0.563, 0.770, 0.896, 0.972 and 1" in LESSON
    assert generation.probabilities(generation.top_k(LOGITS, 2)).round(3).tolist() == [0.731, 0.269, 0, 0, 0]
    assert "the probabilities become 0.731 and 0.269" in LESSON
    kept = [int(np.isfinite(generation.top_p(logits, p)).sum()) for logits, p in ((LOGITS, 0.9), (LOGITS, 0.5))]
    assert kept == [4, 1]
    assert np.isfinite(generation.top_p(LOGITS / 0.5, 0.9)).sum() == 2


def test_the_tail_and_the_end_of_the_line() -> None:
    assert round((1 - 0.0001) ** 1000, 3) == 0.905
    assert float(np.cumsum([0.1] * 10)[-1]) == 0.9999999999999999 == 1 - 2**-53


def test_the_texts_of_pairs(generation: ModuleType) -> None:
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

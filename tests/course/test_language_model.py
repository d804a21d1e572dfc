"""Numbers of the capstone's lesson that need no training; benchmarks/language_model.py prints the others."""

import math
from pathlib import Path
from types import ModuleType

import pytest
import solved

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def benchmark() -> ModuleType:
    return solved.benchmark("language_model")


def lesson() -> str:
    return (ROOT / "docs" / "lessons" / "language_model.md").read_text(encoding="utf-8")


def test_units() -> None:
    assert f"{math.log2(math.e):.4f}" == "1.4427"
    assert f"{math.log2(257):.3f}" == "8.006"
    for number in ("1.4427", "8.006"):
        assert number in lesson()


def test_the_entropy_of_the_source_that_the_grader_draws_from() -> None:
    probabilities = [0.9 + 0.1 / 4, *[0.1 / 4] * 3]
    assert f"{-sum(p * math.log2(p) for p in probabilities):.3f}" == "0.503"
    assert "0.503 bits" in lesson()


@pytest.mark.parametrize(("order", "row"), [(1, "| unigrams of bytes | 4.830 |"), (2, "| bigrams of bytes | 3.643 |")])
def test_the_simplest_baselines(benchmark: ModuleType, order: int, row: str) -> None:
    train, held_out = benchmark.split((ROOT / "data" / "shakespeare.txt").read_text(encoding="utf-8"))
    after = list(held_out.encode("utf-8"))
    bits = benchmark.WittenBell(list(train.encode("utf-8")), order, 256).bits(list(train.encode("utf-8")), after)
    assert row == f"| {'unigrams' if order == 1 else 'bigrams'} of bytes | {bits / len(after):.3f} |"
    assert row in lesson()


def test_the_model_of_the_benchmark_has_the_size_that_is_told(benchmark: ModuleType) -> None:
    sizes = benchmark.SIZES
    vocab_size, width = 257 + sizes["num_merges"], sizes["width"]
    blocks = sizes["num_layers"] * (12 * width**2 + 9 * width)
    assert (vocab_size + sizes["context_length"]) * width + blocks + 2 * width == 303_072
    assert "303,072 parameters" in lesson()


def test_the_benchmark_trains_for_as_many_steps_as_are_told(benchmark: ModuleType) -> None:
    assert f"{benchmark.STEPS:,} steps of 16 windows: about a minute" in lesson()
    assert f"| **the transformer, {benchmark.STEPS:,} steps** |" in lesson()

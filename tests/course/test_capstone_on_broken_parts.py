"""The capstone's tests tell a right transformer from a broken one, and name the part that is unfinished."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from llmlings.course import load_course
from llmlings.testing.catalogue import read_mistakes
from llmlings.testing.local_implementation import LocalImplementation
from llmlings.testing.results import TestResult
from llmlings.testing.suite import Suite, with_suite

COURSE = load_course(Path(__file__).resolve().parents[2])


def verdicts(test: str, replaced: Mapping[str, str]) -> list[TestResult]:
    """Return what a test of the capstone says of the solutions with some of them replaced."""
    results: list[TestResult] = []

    def body(suite: Suite) -> None:
        results.extend(suite.verdicts(LocalImplementation(COURSE.root / "solutions", replaced)))

    capstone = replace(COURSE, modules=(COURSE.module("language_model"),))
    with_suite(capstone, [COURSE.root / "tests" / test], "broken parts", body)
    return results


def mistake(name: str) -> str:
    return next(wrong.source for wrong in read_mistakes(COURSE, "transformer") if wrong.id == name)


@pytest.mark.parametrize("name", ["sees_the_future", "no_positions", "targets_are_not_shifted"])
def test_a_broken_transformer_fails_on_the_source_of_known_entropy(name: str) -> None:
    test = "hidden/test_language_model.py::test_a_source_of_known_entropy"
    assert [result.status for result in verdicts(test, {"transformer": mistake(name)})] == ["failed"]


@pytest.mark.parametrize(
    ("part", "test", "waits_for"),
    [
        ("bpe", "test_the_merges_come_from_the_text", "train_bpe"),
        ("generation", "test_greedy_takes_the_most_probable_id", "generate"),
        ("transformer", "test_greedy_takes_the_most_probable_id", "TransformerLM.forward"),
        ("batching", "test_a_quarter_costs_two_bits", "pad_batch"),
    ],
)
def test_an_unfinished_part_is_named(part: str, test: str, waits_for: str) -> None:
    stub = COURSE.exercise(part).read_text(encoding="utf-8")
    (result,) = verdicts(f"visible/test_language_model.py::{test}", {part: stub})
    assert result.status == "blocked"
    assert f"waits for {part}.{waits_for}." in result.message

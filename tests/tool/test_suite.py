"""The tests of a course, collected once and run over several implementations."""

from collections.abc import Callable

import pytest

from llmlings.course import Course
from llmlings.errors import CourseError
from llmlings.selfcheck import suite_files
from llmlings.testing.local import LocalImplementation
from llmlings.testing.results import TestResult
from llmlings.testing.suite import Suite, with_suite


def collected(course: Course, body: Callable[[Suite], object]) -> None:
    with_suite(course, suite_files(course), "secret", body)


def answers(course: Course, source: str = "") -> LocalImplementation:
    return LocalImplementation(course.root / "solutions", {"toy": source} if source else None)


def statuses(results: list[TestResult]) -> list[str]:
    return [result.status for result in results]


def test_one_collection_serves_many_answers(toy: Course) -> None:
    seen = []

    def body(suite: Suite) -> None:
        for source in ("", "x = (", ""):
            seen.append(statuses(suite.run(answers(toy, source))))

    collected(toy, body)
    assert seen == [["passed"] * 6, ["error"] * 6, ["passed"] * 6]


def test_visible_tests_come_first(toy: Course) -> None:
    tests = []
    collected(toy, lambda suite: tests.extend(suite.tests))
    assert [test.visibility for test in tests] == ["visible"] * 3 + ["hidden"] * 3
    assert tests[-1].name == "Any numbers are added. [four]"


def test_mistakes_are_named_in_hidden_tests_too(toy: Course) -> None:
    results: list[TestResult] = []
    squares = toy.mistakes("toy")[-1].read_text()
    collected(toy, lambda suite: results.extend(suite.run(answers(toy, squares))))
    assert [(r.function, r.mistake) for r in results if r.status == "failed"] == [("double", "squares")] * 2
    assert "likely:    Your numbers are squares" in results[0].message


def test_a_costly_mistake_is_named_without_being_run(toy: Course) -> None:
    results: list[TestResult] = []
    source = "def total(numbers):\n    while True: pass\n"
    collected(toy, lambda suite: results.extend(suite.run(answers(toy, source))))
    assert [r.mistake for r in results if r.function == "total"] == ["counts_up"] * 4
    assert statuses(results)[1:3] == ["timeout", "timeout"]


def test_another_seed_draws_other_inputs(toy: Course) -> None:
    messages = []

    def body(suite: Suite) -> None:
        wrong = answers(toy, "def double(numbers):\n    return 0.0\ndef total(numbers):\n    return 0\n")
        for seed in ("a", "b", "a"):
            suite.use_seed(seed)
            messages.append(suite.run(wrong)[-1].message)

    collected(toy, body)
    assert messages[0] == messages[2] != messages[1]


def test_an_error_of_the_body_is_not_swallowed(toy: Course) -> None:
    def body(suite: Suite) -> None:
        raise KeyError("mine")

    with pytest.raises(KeyError, match="mine"):
        collected(toy, body)


def test_tests_that_cannot_be_collected_are_one_sentence(toy: Course) -> None:
    toy.tests("toy", "hidden").write_text("import nowhere\n")
    with pytest.raises(CourseError, match="cannot be collected"):
        collected(toy, lambda suite: None)


def test_no_modules_are_no_tests(toy: Course) -> None:
    results = []
    collected(toy, lambda suite: results.append(suite.run(answers(toy), [])))
    assert results == [[]]

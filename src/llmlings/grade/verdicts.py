"""From the results of tests to points: the verdict on a student's work, with the fields of the results JSON."""

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from sys import intern
from typing import Any, Literal

import msgspec

from llmlings.course import Course, Module
from llmlings.errors import CourseError
from llmlings.grade.intake import SourceFile, Submission
from llmlings.testing.results import Status, SuiteTest, TestResult, Visibility
from llmlings.testing.shares import shares

SCHEMA = 1
#: What the tests of one visibility are worth together.
SHARES: Mapping[Visibility, Fraction] = {"visible": Fraction(2, 5), "hidden": Fraction(3, 5)}
MAX_MESSAGE = 4_000

ModuleStatus = Literal["passed", "partial", "failed", "todo", "missing", "unreadable"]


@dataclass(frozen=True, slots=True)
class TestVerdict:
    """One test's outcome and points.

    Attributes:
        id: the test's file and name, as pytest takes them.
        name: the sentence that the test states.
        visibility: `visible` or `hidden`.
        status: how it ended.
        points: `max_points` if it passed, else 0.
        max_points: its share of the module's points, rounded to four decimals.
        message: empty if it passed; else first the verdict, then the call, what came out and what was expected.
        mistake: the id of the catalogued mistake that the answer behaves like.
        seconds: how long it took; this alone differs when the same work is graded again.
        function: the function that it is about.
    """

    __test__ = False  # pytest would take the class for a group of tests

    id: str
    name: str
    visibility: Visibility
    status: Status
    points: int | float
    max_points: int | float
    message: str
    mistake: str | None
    seconds: int | float
    function: str = ""


@dataclass(frozen=True, slots=True)
class ModuleVerdict:
    """One module's points.

    Attributes:
        module: its name.
        status: how far it is.
        points: the sum over its tests, rounded to two decimals.
        visible_points: the part of the points that was earned in visible tests; the rest was earned in hidden ones.
        max_points: what `course.toml` gives it.
        message: what is to be said of the whole module (why it cannot be read, which file was taken for it, what all
            its tests say), or empty.
        tests: its tests, visible ones first; none where there is nothing to test.
        beside: files that are there in its place, of which none was graded.
    """

    module: str
    status: ModuleStatus
    points: int | float
    visible_points: int | float
    max_points: int | float
    message: str
    tests: tuple[TestVerdict, ...]
    beside: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class StudentVerdict:
    """One student's points; those that are a whole number are an int.

    Attributes:
        student: the name of what was handed in, without `.zip`.
        submission_sha256: stands for what was handed in: the files that were taken, and what is wrong with them.
        suite_sha256: stands for what it was tested with: tests, solutions, mistakes, `course.toml`, modules and tool.
        seed: what hidden tests drew their inputs from.
        points: the sum over the modules.
        max_points: the sum over the modules.
        modules: the modules that were graded, in the order of the course.
    """

    student: str
    submission_sha256: str
    suite_sha256: str
    seed: str
    points: int | float
    max_points: int | float
    modules: tuple[ModuleVerdict, ...]


def judge(
    course: Course,
    submission: Submission,
    tests: Sequence[SuiteTest],
    results: Mapping[str, TestResult],
    suite_sha256: str,
    seed: str,
) -> StudentVerdict:
    """Return the verdict on a submission for the modules that have `tests`.

    `results` holds a result for the id of every test of each module that could be read.
    """
    suite = defaultdict(list)
    for test in tests:
        suite[test.module].append(test)
    modules = tuple(
        _judge_module(module, submission, suite[module.name], results)
        for module in course.modules
        if module.name in suite
    )
    # Of numbers that have two decimals each: rounding takes off what binary floats add.
    points = rounded(Fraction(sum(module.points for module in modules)), 2)
    max_points = rounded(Fraction(sum(module.max_points for module in modules)), 2)
    return StudentVerdict(submission.student, submission.sha256, suite_sha256, seed, points, max_points, modules)


def share_points(module: Module, tests: Sequence[SuiteTest]) -> dict[str, Fraction]:
    """Return the exact points of each of a module's tests by id; they add up to the module's points.

    Visible tests are worth 40 %, hidden ones 60 % (one kind alone: everything), shared out over the functions that
    have tests of this kind, then over the function's tests by weight.
    """
    groups: dict[Visibility, list[SuiteTest]] = defaultdict(list)
    for test in tests:
        if test.function not in module.functions:
            raise CourseError(
                f"The test {test.id} is about '{test.function}', which course.toml does not list for '{module.name}'; "
                "correct its @about or course.toml."
            )
        groups[test.visibility].append(test)
    whole = sum(SHARES[visibility] for visibility in groups)
    return {
        test_id: module.points * SHARES[visibility] / whole * share
        for visibility, group in groups.items()
        for test_id, share in shares(group).items()
    }


def rounded(value: Fraction, digits: int) -> float:
    """Return `value` rounded half up, a whole number as an int.

    >>> rounded(Fraction(1, 8), 2), rounded(Fraction(20, 2), 2)
    (0.13, 10)
    """
    unit: int = 10**digits
    scaled = math.floor(value * unit + Fraction(1, 2))
    return scaled // unit if scaled % unit == 0 else scaled / unit


def to_data(verdict: StudentVerdict) -> dict[str, Any]:
    """Return the verdict as results JSON of schema 1."""
    return {"schema": SCHEMA, **msgspec.to_builtins(verdict)}


def from_data(data: Mapping[str, Any]) -> StudentVerdict:
    """Return the verdict that `to_data` wrote; KeyError, TypeError or ValueError if it did not."""
    if data["schema"] != SCHEMA:
        raise ValueError(f"schema {data['schema']}")
    for module in data["modules"]:
        for test in module["tests"]:
            # The same for the whole class: kept once, a large class takes a third of the memory.
            test["id"], test["name"], test["status"] = intern(test["id"]), intern(test["name"]), intern(test["status"])
    return msgspec.convert(data, StudentVerdict)


def _judge_module(
    module: Module, submission: Submission, tests: Sequence[SuiteTest], results: Mapping[str, TestResult]
) -> ModuleVerdict:
    worth = share_points(module, tests)
    file = submission.modules.get(module.name, SourceFile(""))
    origin = f"Graded from {file.renamed_from}, taken for a renamed {file.path}." if file.renamed_from else ""
    if problem := submission.problem or file.problem:
        message = f"{origin} {problem}".lstrip()
        return ModuleVerdict(module.name, "unreadable", 0, 0, module.points, message, (), file.beside)
    if not file.path:
        message = f"There is no exercises/{module.name}.py or {module.name}.ipynb"
        there = submission.missing.get(module.name)
        message += f". {there.sentence}" if there else "; hand one in (no link to it)."
        beside = there.beside if there else ()
        return ModuleVerdict(module.name, "missing", 0, 0, module.points, message, (), beside)
    found = [results[test.id] for test in tests]
    judged = tuple(_judge_test(test, result, worth[test.id]) for test, result in zip(tests, found, strict=True))
    earned: dict[Visibility, Fraction] = dict.fromkeys(SHARES, Fraction(0))
    for test, result in zip(tests, found, strict=True):
        earned[test.visibility] += worth[test.id] if result.status == "passed" else 0
    points, visible = rounded(sum(earned.values(), Fraction(0)), 2), rounded(earned["visible"], 2)
    message = f"{origin} {_message(found)}".strip()
    return ModuleVerdict(module.name, _status(found), points, visible, module.points, message, judged)


def _judge_test(test: SuiteTest, result: TestResult, worth: Fraction) -> TestVerdict:
    max_points = rounded(worth, 4)
    points = max_points if result.status == "passed" else 0
    message = result.message
    if len(message) > MAX_MESSAGE:
        message = f"{message[:MAX_MESSAGE]}\n... ({len(message) - MAX_MESSAGE:,} more characters)"
    seconds = round(result.seconds, 4)
    return TestVerdict(
        test.id, test.name, test.visibility, result.status, points, max_points, message, result.mistake, seconds,
        test.function,
    )  # fmt: skip


def _status(results: Sequence[TestResult]) -> ModuleStatus:
    statuses = {result.status for result in results}
    if statuses == {"passed"}:
        return "passed"
    if "passed" in statuses:
        return "partial"
    return "todo" if statuses <= {"todo", "blocked"} else "failed"


def _message(results: Sequence[TestResult]) -> str:
    """Return the verdict that every test shares: a syntax error, an import that fails.

    A student sees it, so it must be the verdict of a visible test too.
    """
    verdicts = {(result.status, result.message.partition("\n")[0]) for result in results}
    if len(verdicts) > 1 or all(result.visibility == "hidden" for result in results):
        return ""
    ((status, verdict),) = verdicts
    return "" if status in ("passed", "todo", "blocked") else verdict

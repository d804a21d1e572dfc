"""From the results of tests to points: the verdict on a student's work, with the fields of the results JSON."""

import hashlib
import math
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
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
        weight: how many times it counts where the points of its function are shared out.
        dropped: whether the teacher dropped it; it has no points then, and the others share them.
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
    weight: int = 1
    dropped: bool = False


@dataclass(frozen=True, slots=True)
class ModuleVerdict:
    """One module's points.

    Attributes:
        module: its name.
        status: how far it is.
        points: the sum over its tests, rounded to two decimals, or what a decision made of it.
        visible_points: the part of the points that was earned in visible tests; the rest was earned in hidden ones.
        max_points: what `course.toml` gives it, times its weight.
        message: what is to be said of the whole module (why it cannot be read, which file was taken for it, what all
            its tests say), or empty.
        tests: its tests, visible ones first; none where there is nothing to test.
        beside: files that are there in its place, of which none was graded.
        files_sha256: stands for the files that the verdict depends on: the module's own and those that it uses. It is
            empty, as are the next three, where nothing was handed in for the module or it was not graded yet.
        suite_sha256: stands for what the module was tested with: its tests, solution, mistakes and facts, and the tool.
        seed: what its hidden tests drew their inputs from.
        sandbox: `bwrap`, or `none` if it was graded without one.
        decision: what the teacher decided of it, in words that its student may read: dropped tests, a weight, lateness,
            points set by hand. Empty if nothing was decided.
        graded_points: its points before that; null if nothing was decided.
        module_weight: what the teacher multiplies its points with.
    """

    module: str
    status: ModuleStatus
    points: int | float
    visible_points: int | float
    max_points: int | float
    message: str
    tests: tuple[TestVerdict, ...]
    beside: tuple[str, ...] = ()
    files_sha256: str = ""
    suite_sha256: str = ""
    seed: str = ""
    sandbox: str = ""
    decision: str = ""
    graded_points: int | float | None = None
    module_weight: int | float = 1


@dataclass(frozen=True, slots=True)
class StudentVerdict:
    """One student's points; those that are a whole number are an int.

    Attributes:
        student: the name of what was handed in, without `.zip`.
        submission_sha256: stands for the `files_sha256` of all modules, which can come from several submissions.
        suite_sha256: stands for the `suite_sha256` of all modules.
        seed: what hidden tests drew their inputs from; empty if it is not the same for all modules.
        points: the sum over the modules, and extra credit.
        max_points: the sum over the modules.
        modules: the modules that the class was graded in, in the order of the course.
        name: what the student is called, if the teacher gave a list of names.
        extra_points: the teacher's extra credit, which is in the points.
    """

    student: str
    submission_sha256: str
    suite_sha256: str
    seed: str
    points: int | float
    max_points: int | float
    modules: tuple[ModuleVerdict, ...]
    name: str = ""
    extra_points: int | float = 0


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
        judge_module(module, submission, suite[module.name], results)
        for module in course.modules
        if module.name in suite
    )
    points, max_points = _sums(modules)
    return StudentVerdict(submission.student, submission.sha256, suite_sha256, seed, points, max_points, modules)


def combined(student: str, modules: Sequence[ModuleVerdict]) -> StudentVerdict:
    """Return the verdict on a student that the verdicts on modules make together."""
    graded = [module for module in modules if module.suite_sha256]
    seeds = {module.seed for module in graded}
    return StudentVerdict(
        student,
        digest_of_digests((module.module, module.files_sha256) for module in graded),
        digest_of_digests((module.module, module.suite_sha256) for module in graded),
        seeds.pop() if len(seeds) == 1 else "",
        *_sums(modules),
        tuple(modules),
    )


def digest_of_digests(named: Iterable[tuple[str, str]]) -> str:
    """Return one SHA-256 that stands for those of several modules."""
    return hashlib.sha256("".join(f"{name} {sha256}\n" for name, sha256 in named).encode()).hexdigest()


def _sums(modules: Sequence[ModuleVerdict]) -> tuple[float, float]:
    # Of numbers that have two decimals each: rounding takes off what binary floats add.
    points = rounded(Fraction(sum(module.points for module in modules)), 2)
    return points, rounded(Fraction(sum(module.max_points for module in modules)), 2)


def share_points(module: Module, tests: Sequence[SuiteTest]) -> dict[str, Fraction]:
    """Return the exact points of each of a module's tests by id; they add up to the module's points.

    Visible tests are worth 40 %, hidden ones 60 % (one kind alone: everything), shared out over the functions that
    have tests of this kind, then over the function's tests by weight.
    """
    for test in tests:
        if test.function not in module.functions:
            raise CourseError(
                f"The test {test.id} is about '{test.function}', which course.toml does not list for '{module.name}'; "
                "correct its @about or course.toml."
            )
    return exact_points(Fraction(module.points), tests)


def exact_points(points: Fraction, tests: Sequence[SuiteTest]) -> dict[str, Fraction]:
    """Return what each of a module's tests is worth of its points, by id."""
    groups: dict[Visibility, list[SuiteTest]] = defaultdict(list)
    for test in tests:
        groups[test.visibility].append(test)
    whole = sum(SHARES[visibility] for visibility in groups)
    return {
        test_id: points * SHARES[visibility] / whole * share
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
    modules = tuple(module_from_data(module) for module in data["modules"])
    return replace(msgspec.convert({**data, "modules": ()}, StudentVerdict), modules=modules)


def module_from_data(data: Mapping[str, Any]) -> ModuleVerdict:
    """Return the verdict on a module from its part of the results JSON; KeyError, TypeError or ValueError if not."""
    for test in data["tests"]:
        # The same for the whole class: kept once, a large class takes a third of the memory.
        test["id"], test["name"], test["status"] = intern(test["id"]), intern(test["name"]), intern(test["status"])
    return msgspec.convert(data, ModuleVerdict)


def judge_module(
    module: Module, submission: Submission, tests: Sequence[SuiteTest], results: Mapping[str, TestResult]
) -> ModuleVerdict:
    """Return the verdict on one module, whose `tests` and results nobody looks at if it cannot be read."""
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
    status = status_of({result.status for result in found})
    return ModuleVerdict(module.name, status, points, visible, module.points, message, judged)


def _judge_test(test: SuiteTest, result: TestResult, worth: Fraction) -> TestVerdict:
    max_points = rounded(worth, 4)
    points = max_points if result.status == "passed" else 0
    message = result.message
    if len(message) > MAX_MESSAGE:
        message = f"{message[:MAX_MESSAGE]}\n... ({len(message) - MAX_MESSAGE:,} more characters)"
    seconds = round(result.seconds, 4)
    return TestVerdict(
        test.id, test.name, test.visibility, result.status, points, max_points, message, result.mistake, seconds,
        test.function, test.weight,
    )  # fmt: skip


def status_of(statuses: Collection[Status]) -> ModuleStatus:
    """Return how far a module is whose tests ended so."""
    statuses = set(statuses)
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

"""One pytest session over the course's tests: runs them against the answers and keeps a verdict for each."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import ModuleType
from typing import Any, cast

import numpy as np
import pytest

from llmlings.course import Course
from llmlings.errors import CourseError
from llmlings.testing import terminal
from llmlings.testing.calls import Examiner, Implementation, StopTest
from llmlings.testing.catalogue import visible_mistakes
from llmlings.testing.checks import use_examiner
from llmlings.testing.diagnosis import Answered, Mistake, diagnose, fingerprint
from llmlings.testing.local import LocalImplementation
from llmlings.testing.observe import Outcome
from llmlings.testing.proxies import ExercisesProxy
from llmlings.testing.results import Status, TestResult, Visibility
from llmlings.testing.verdict import message


@dataclass(frozen=True)
class SuiteTest:
    """One test of the course, as collected; `seconds` is what one of its calls may take."""

    id: str
    name: str
    module: str
    function: str
    visibility: Visibility
    seconds: float


class Sitting:
    """The verdicts of one run of the tests over one implementation."""

    def __init__(self) -> None:
        self._results: list[TestResult] = []
        self.answered: list[Answered] = []

    def add(self, result: TestResult, signature: str) -> None:
        """Keep a verdict; `signature` is the fingerprint of the test's calls."""
        self._results.append(result)
        self.answered.append(Answered(result.id, result.module, result.function, result.status, signature))

    def results(self, mistakes: Sequence[Mistake]) -> list[TestResult]:
        """Return the verdicts, each failed test with the mistake that explains it."""
        found = diagnose(self.answered, mistakes)
        return [_named(result, found.get(result.id)) for result in self._results]


class CourseSession:
    """The plugin object of one session; the verdicts are in `sitting`."""

    NAME = "llmlings-session"

    def __init__(self, course: Course, answers: Path, seed: str, *, tracebacks: bool = False) -> None:
        self.course = course
        self.answers = answers
        self.seed = seed
        self.tests: dict[str, SuiteTest] = {}
        self.examiner = Examiner(course, LocalImplementation(answers))
        self._tracebacks = tracebacks
        self._reference = LocalImplementation(course.root / "solutions")
        self.sitting = Sitting()
        self._reports: dict[str, pytest.TestReport] = {}
        ExercisesProxy(self.examiner).install()
        use_examiner(self.examiner)

    def begin(self, implementation: Implementation) -> None:
        """Start a new sitting and ask another implementation from now on."""
        self.sitting = Sitting()
        self.examiner.use(implementation)

    def pytest_unconfigure(self) -> None:
        """Give the checks back to the session before this one."""
        use_examiner(None)

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Describe each test of the course, and put them into course order, visible ones first."""
        for item in items:
            test = self._describe(item)
            if test is not None:
                self.tests[item.nodeid] = test
        order = {module.name: index for index, module in enumerate(self.course.modules)}

        def place(item: pytest.Item) -> tuple[int, bool]:
            test = self.tests.get(item.nodeid)
            return (order[test.module], test.visibility == "hidden") if test else (len(order), False)

        items.sort(key=place)

    def _describe(self, item: pytest.Item) -> SuiteTest | None:
        folder, module = item.path.parent, item.path.stem.removeprefix("test_")
        if folder.parent != self.course.root / "tests" or folder.name not in ("visible", "hidden"):
            return None
        mark = item.get_closest_marker("about")
        sentence = (getattr(getattr(item, "function", None), "__doc__", None) or "").strip()
        functions = self.course.module(module).functions
        if mark is None or mark.args[0] not in functions or not sentence:
            raise pytest.UsageError(
                f"{item.nodeid} needs @about(...) with one of {', '.join(functions)}, and a docstring of one sentence."
            )
        callspec = getattr(item, "callspec", None)
        name = " ".join(sentence.split()) + (f" [{callspec.id}]" if callspec else "")
        seconds = mark.kwargs.get("seconds") or self.course.limits.call_seconds
        visibility = cast(Visibility, folder.name)
        return SuiteTest(item.nodeid, name, module, mark.args[0], visibility, seconds)

    @pytest.fixture
    def rng(self, request: pytest.FixtureRequest) -> np.random.Generator:
        """Random numbers that the grader's secret, the module and the test's name decide."""
        test = self.tests[request.node.nodeid]
        secret = f"{self.seed}\0{test.module}\0{request.node.name}"
        return np.random.default_rng(int.from_bytes(hashlib.sha256(secret.encode()).digest()))

    @pytest.fixture
    def reference(self, request: pytest.FixtureRequest) -> ModuleType:
        """The solution of the test's module, in this process."""
        module = self._reference.load(self.tests[request.node.nodeid].module)
        if isinstance(module, Outcome):
            raise CourseError(f"The solution cannot be imported ({module.message}); mend it first.")
        return module

    def pytest_runtest_setup(self, item: pytest.Item) -> None:
        """Start a test with no calls."""
        if test := self.tests.get(item.nodeid):
            self.examiner.begin_test(f"{test.module}.{test.function}", test.seconds)

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_makereport(
        self, item: pytest.Item, call: pytest.CallInfo[None]
    ) -> Iterator[pytest.TestReport]:
        """Turn what ended a test into a verdict without a traceback."""
        report: pytest.TestReport = yield  # type: ignore[assignment,misc]
        test = self.tests.get(item.nodeid)
        if test is None or call.when != "call":
            return report  # type: ignore[return-value]
        status, text = self._verdict(call.excinfo.value if call.excinfo else None)
        printed = "".join(content for title, content in report.sections if "stdout" in title)
        result = TestResult(
            test.id, test.name, test.module, test.function, test.visibility, status, text, None, call.duration, printed
        )
        calls = self.examiner.calls
        self.sitting.add(result, "" if status == "passed" else fingerprint(calls))
        if status != "passed":
            broken = bool(calls) and calls[-1].outcome.kind == "broken"
            report.outcome = "failed"
            report.__dict__["llmlings"] = terminal.category(status, broken)
            if not self._tracebacks:
                report.longrepr = f"{test.name}\n\n{text}"
                self._reports[test.id] = report
        return report  # type: ignore[return-value]

    def _verdict(self, error: BaseException | None) -> tuple[Status, str]:
        if error is None:
            return "passed", ""
        if isinstance(error, StopTest):
            return cast(Status, error.status), error.message
        # The test itself fell over what it was given: a None where it wanted to count rows, say.
        call = self.examiner.calls[-1] if self.examiner.calls else None
        what = f"What {call.name or 'the object'} returned" if call else "The answer"
        return "failed", message(f"{what} cannot be used ({type(error).__name__}: {error}).", call, {})

    def pytest_report_teststatus(self, report: pytest.TestReport) -> Any:
        """Show unfinished work as what it is."""
        return getattr(report, "llmlings", None) if report.when == "call" else None

    @pytest.hookimpl(tryfirst=True)
    def pytest_sessionfinish(self) -> None:
        """Name the mistakes, now that all tests are known, before the terminal shows the failures."""
        for result in self.sitting.results(visible_mistakes(self.course)):
            if result.mistake and (report := self._reports.get(result.id)):
                report.longrepr = f"{result.name}\n\n{result.message}"

    def pytest_terminal_summary(self, terminalreporter: Any) -> None:
        """Say what is next."""
        results = self.sitting.results([])
        if any(result.visibility == "visible" for result in results):
            for line in terminal.next_steps(self.answers, results):
                terminalreporter.write_line(line)


def _named(result: TestResult, mistake: Mistake | None) -> TestResult:
    if mistake is None:
        return result
    return replace(result, mistake=mistake.id, message=f"{result.message}\n  likely:    {mistake.sentence}")

"""One pytest session over the course's tests: runs them against the answers and keeps a verdict for each."""

import contextlib
import copy
import hashlib
import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType, ModuleType
from typing import Any, cast

import numpy as np
import pytest

from llmlings import progress
from llmlings.course import Course, Module
from llmlings.errors import CourseError, LlmlingsError
from llmlings.testing import terminal
from llmlings.testing.answers import visible_mistakes
from llmlings.testing.calls import Examiner, Implementation, StopTest
from llmlings.testing.checks import use_examiner
from llmlings.testing.diagnosis import Answered, Cause, Mistake, diagnose, fingerprint
from llmlings.testing.local import LocalImplementation
from llmlings.testing.observe import Outcome
from llmlings.testing.oracle import Oracle
from llmlings.testing.proxies import ExercisesProxy
from llmlings.testing.results import Status, SuiteTest, TestResult, Visibility
from llmlings.testing.stable import check_stable
from llmlings.testing.tensors import warm_up
from llmlings.testing.verdict import check_arguments, message
from llmlings.workspace import digest


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
        self._is_learner = answers == course.root / "exercises"
        self.seed = seed
        self.tests: dict[str, SuiteTest] = {}
        self.examiner = Examiner(course, LocalImplementation(answers))
        self._tracebacks = tracebacks
        self._left_out: dict[str, str] = {}
        self._digests: dict[str, str] = {}
        self._reference = LocalImplementation(course.root / "solutions")
        self._oracles: dict[str, Oracle] = {}
        self.sitting = Sitting()
        self._again: Mapping[str, Implementation] = {}
        #: Whoever begins a sitting of their own asks for its results; nothing of it comes out on a terminal.
        self._is_shown = True
        self._reports: dict[str, pytest.TestReport] = {}
        self._others = sys.modules.get("exercises")
        sys.modules["exercises"] = ExercisesProxy(self.examiner)
        use_examiner(self.examiner)

    def begin(
        self,
        implementation: Implementation,
        again: Mapping[str, Implementation] = MappingProxyType({}),
        timeouts: int | None = None,
    ) -> None:
        """Start a new sitting and ask another implementation from now on.

        `again` is as in `Suite.run`; `timeouts` takes the place of the course's limit of time-outs for each function.
        """
        self.sitting = Sitting()
        self._again = again
        self._is_shown = False
        self._is_learner = False
        self.examiner.use(implementation, timeouts)

    def pytest_unconfigure(self) -> None:
        """Leave the process as it was, for a session before this one or after it."""
        use_examiner(None)
        sys.modules.pop("exercises")
        if self._others is not None:
            sys.modules["exercises"] = self._others
        # pytest would hand these modules, which hold this session's proxies, to the next session.
        tests = str(self.course.root / "tests")
        for name in [name for name, module in sys.modules.items() if _file(module).startswith(tests)]:
            del sys.modules[name]

    def pytest_ignore_collect(self, collection_path: Path) -> bool | None:
        """Leave out the tests of a module whose packages are not installed; the summary says so."""
        module = self._module_of(collection_path)
        if module is None or not (sentence := module.lacks()):
            return None
        self._left_out[module.name] = sentence
        return True

    def _module_of(self, path: Path) -> Module | None:
        """Return the module whose test file this is."""
        if path.parent.parent != self.course.root / "tests" or path.parent.name not in ("visible", "hidden"):
            return None
        name = path.stem.removeprefix("test_")
        return next((module for module in self.course.modules if module.name == name), None)

    @pytest.hookimpl(tryfirst=True)  # before tests are deselected by -k: they belong to the module too
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
        # The files as they are before the run: a save during the run is not what was tested.
        modules = {test.module for test in self.tests.values()}
        self._digests = {name: digest(self.course.exercise(name)) for name in modules}
        for package in {package for name in modules for package in self.course.module(name).requires}:
            warm_up(package)

    def _describe(self, item: pytest.Item) -> SuiteTest | None:
        module = self._module_of(item.path)
        if module is None:
            return None
        mark = item.get_closest_marker("about")
        sentence = (getattr(getattr(item, "function", None), "__doc__", None) or "").strip()
        if mark is None or mark.args[0] not in module.functions or not sentence:
            names = ", ".join(module.functions)
            raise pytest.UsageError(
                f"{item.nodeid} needs @about(...) with one of {names}, and a docstring of one sentence."
            )
        callspec = getattr(item, "callspec", None)
        name = " ".join(sentence.split()) + (f" [{callspec.id}]" if callspec else "")
        return SuiteTest(item.nodeid, name, module.name, mark.args[0], cast(Visibility, item.path.parent.name))

    @pytest.fixture
    def rng(self, request: pytest.FixtureRequest) -> np.random.Generator:
        """Random numbers that the grader's secret, the module and the test's name decide."""
        test = self.tests[request.node.nodeid]
        secret = f"{self.seed}\0{test.module}\0{request.node.name}"
        return np.random.default_rng(int.from_bytes(hashlib.sha256(secret.encode()).digest()))

    @pytest.fixture
    def reference(self, request: pytest.FixtureRequest) -> ModuleType:
        """The solution of the test's module, in this process."""
        name = self.tests[request.node.nodeid].module
        if name not in self._oracles:
            module = self._reference.load(name)
            if isinstance(module, Outcome):
                raise CourseError(f"The solution cannot be imported ({module.message}); mend it first.")
            self._oracles[name] = Oracle(module)
        return self._oracles[name]

    def pytest_runtest_setup(self, item: pytest.Item) -> None:
        """Start a test with no calls."""
        if test := self.tests.get(item.nodeid):
            mark = item.get_closest_marker("about")
            seconds = mark and mark.kwargs.get("seconds")
            self.examiner.begin_test(test.module, test.function, seconds or self.course.limits.call_seconds)

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_makereport(self, item: pytest.Item, call: pytest.CallInfo[None]) -> pytest.TestReport | None:
        """Turn what ended a test into a verdict without a traceback."""
        test = self.tests.get(item.nodeid)
        if test is None or call.when != "call":
            return None
        status, text = self._verdict(call.excinfo.value if call.excinfo else self._afterthought(item))
        # Writing out a traceback takes pytest longer than most tests run, and nobody would see it.
        plain = copy.copy(call)
        if not self._tracebacks:
            plain.excinfo = None
        report = pytest.TestReport.from_item_and_call(item, plain)
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
        return report

    def _afterthought(self, item: pytest.Item) -> StopTest | None:
        """Return why a test whose values are all right fails for how they came about."""
        try:
            for call in self.examiner.calls:
                check_arguments(call)
            again = self._again.get(self.tests[item.nodeid].module)
            # What takes long is not asked twice.
            if again is not None and _mark(item).get("seconds") is None:
                for call in self.examiner.calls:
                    check_stable(call, again, self.examiner.seconds)
        except StopTest as stop:
            return stop
        return None

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
    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """Name the mistakes, now that all tests are known, before the terminal shows the failures."""
        if not self._is_shown:
            return
        results = self.sitting.results(visible_mistakes(self.course))
        for result in results:
            if result.mistake and (report := self._reports.get(result.id)):
                report.longrepr = f"{result.name}\n\n{result.message}"
        # A run of single tests (file::test) does not know whether the rest of the module passes.
        if self._is_learner and not any("::" in word for word in session.config.args):
            # A learner whose folder is read-only still gets the results.
            with contextlib.suppress(LlmlingsError):
                self._remember(results)

    def _remember(self, results: Sequence[TestResult]) -> None:
        own = [result for result in results if result.visibility == "visible"]
        left_out = {test.module for id, test in self.tests.items() if id not in {result.id for result in results}}
        progress.record(
            self.course,
            [
                progress.module_result(name, self._digests[name], [(r.function, r.status == "passed") for r in tests])
                for name in dict.fromkeys(result.module for result in own)
                if name not in left_out and (tests := [result for result in own if result.module == name])
            ],
        )

    def pytest_terminal_summary(self, terminalreporter: Any) -> None:
        """Say what is next."""
        results = self.sitting.results([])
        for sentence in self._left_out.values():
            terminalreporter.write_line(f"Left out: {sentence}")
        if self._is_learner and any(result.visibility == "visible" for result in results):
            for line in terminal.next_steps(self.course, results):
                terminalreporter.write_line(line)


def _file(module: ModuleType) -> str:
    return getattr(module, "__file__", None) or ""


def _mark(item: pytest.Item) -> Mapping[str, Any]:
    mark = item.get_closest_marker("about")
    return mark.kwargs if mark else {}


def _named(result: TestResult, cause: Cause | None) -> TestResult:
    if cause is None:
        return result
    if not cause.certain:
        return replace(result, message=f"{result.message}\n  one cause can be: {cause.mistake.sentence}")
    message = f"{result.message}\n  likely:    {cause.mistake.sentence}"
    return replace(result, mistake=cause.mistake.id, message=message)

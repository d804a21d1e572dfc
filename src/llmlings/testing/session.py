"""One pytest session over the course's tests: runs them against the answers and keeps a verdict for each."""

import contextlib
import copy
import hashlib
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType, ModuleType
from typing import Any, cast

import numpy as np
import pytest

from llmlings.course import Course
from llmlings.errors import CourseError
from llmlings.testing.assertions import use_examiner
from llmlings.testing.collected import SESSION, describe, module_of, options_of, sort_key
from llmlings.testing.diagnosis import fingerprint
from llmlings.testing.examiner import Examiner, Implementation, StopTest
from llmlings.testing.failures import check_arguments, message
from llmlings.testing.local_implementation import LocalImplementation
from llmlings.testing.observe import Outcome
from llmlings.testing.oracle import Oracle
from llmlings.testing.own_time import OWN_SHARE, own_time
from llmlings.testing.proxies import ExercisesProxy
from llmlings.testing.results import Status, SuiteTest, TestResult
from llmlings.testing.show import MAX_LENGTH
from llmlings.testing.sitting import Sitting
from llmlings.testing.stable import Again, Unsteady, differing, full_name
from llmlings.testing.tensors import warm_up
from llmlings.testing.visible_mistakes import visible_mistakes


class CourseSession:
    """The plugin object of one session; the verdicts are in `sitting`."""

    def __init__(self, course: Course, answers: Path, seed: str, *, tracebacks: bool = False) -> None:
        self.course = course
        #: The folder whose modules are tested; None once another implementation is asked.
        self.answers: Path | None = answers
        self.seed = seed
        self.tests: dict[str, SuiteTest] = {}
        self.examiner = Examiner(course, LocalImplementation(answers))
        self._tracebacks = tracebacks
        self._left_out: dict[str, str] = {}
        self._reference = LocalImplementation(course.root / "solutions")
        self._oracles: dict[str, Oracle] = {}
        self.sitting = Sitting()
        self._again: Mapping[str, Again] = {}
        self._unsteady: set[str] = set()
        self._reports: dict[str, pytest.TestReport] = {}
        self._others = sys.modules.get("exercises")
        sys.modules["exercises"] = ExercisesProxy(self.examiner)
        use_examiner(self.examiner)

    @classmethod
    def of(cls, config: pytest.Config) -> "CourseSession":
        """Return the session of a run of pytest over the course."""
        session = config.pluginmanager.get_plugin(SESSION)
        assert isinstance(session, cls)
        return session

    def begin(
        self,
        implementation: Implementation,
        again: Mapping[str, Again] = MappingProxyType({}),
        timeouts: int | None = None,
    ) -> None:
        """Start a new sitting and ask another implementation from now on.

        `again` is as in `Suite.run`; `timeouts` takes the place of the course's limit of time-outs for each function.
        """
        self.sitting = Sitting()
        self._again = again
        self._unsteady = set()
        # Whoever begins a sitting of their own asks for its results; nothing of it comes out on a terminal.
        self.answers = None
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
        module = module_of(self.course, collection_path)
        if module is None or not (sentence := module.lacks()):
            return None
        self._left_out[module.name] = sentence
        return True

    @pytest.hookimpl(tryfirst=True)  # before tests are deselected by -k: they belong to the module too
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Describe each test of the course, and put them into course order, visible ones first."""
        for item in items:
            if test := describe(self.course, item):
                self.tests[item.nodeid] = test
        items.sort(key=lambda item: sort_key(self.course, self.tests.get(item.nodeid)))
        modules = {test.module for test in self.tests.values()}
        for package in {package for name in modules for package in self.course.module(name).requires}:
            warm_up(package)

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
            self.examiner.begin_test(test.module, test.function, options_of(item).get("seconds"))

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_call(self) -> Iterator[None]:
        """Bound what an answer that comes from another process makes this one compute."""
        own = isinstance(self.examiner.implementation, LocalImplementation)
        with contextlib.nullcontext() if own else own_time(OWN_SHARE * self.examiner.seconds):
            yield

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_makereport(self, item: pytest.Item, call: pytest.CallInfo[None]) -> pytest.TestReport | None:
        """Turn what ended a test into a verdict without a traceback."""
        test = self.tests.get(item.nodeid)
        if test is None or call.when != "call":
            return None
        error = self._settled(item, call.excinfo.value if call.excinfo else self._afterthought())
        status, text = self._verdict(error)
        # Writing out a traceback takes pytest longer than most tests run, and nobody would see it.
        plain = copy.copy(call)
        if not self._tracebacks:
            plain.excinfo = None
        report = pytest.TestReport.from_item_and_call(item, plain)
        printed = "".join(content for title, content in report.sections if "stdout" in title)
        result = TestResult(
            test.id, test.name, test.module, test.function, test.visibility, status, text, None, call.duration, printed,
            getattr(error, "waits_for", ""), test.weight,
        )  # fmt: skip
        calls = self.examiner.calls
        named = status != "passed" and not isinstance(error, Unsteady)
        self.sitting.add(result, fingerprint(calls) if named else "", self._if_unsteady(test.module))
        if status != "passed":
            broken = bool(calls) and calls[-1].outcome.kind == "broken"
            report.outcome = "failed"
            report.__dict__["llmlings"] = _category(status, broken)
            if not self._tracebacks:
                report.longrepr = f"{test.name}\n\n{text}"
                self._reports[test.id] = report
            if status == "todo" and test.function in self.course.module(test.module).extra:
                # No failure: a run in which nothing else is left to do ends well.
                report.outcome, report.longrepr = "skipped", (str(item.path), item.location[1] or 0, text)
        return report

    def settle(self) -> None:
        """End the sitting: where chance decides, each test of a function that was found unsteady has that verdict."""
        self.sitting.settle(self._unsteady)

    def _afterthought(self) -> StopTest | None:
        """Return why a test whose values are all right fails for how they came about."""
        try:
            for call in self.examiner.calls:
                check_arguments(call)
        except StopTest as stop:
            return stop
        return None

    def _settled(self, item: pytest.Item, error: BaseException | None) -> BaseException | None:
        """Return what a test ends with, or passes with, once its answers have been asked for again."""
        again = self._again.get(self.tests[item.nodeid].module)
        status, _ = self._verdict(error)
        if again is None or status not in ("passed", "failed", "error"):
            return error
        # What takes long is asked twice only where chance may decide: else the marks are the same at each run.
        if options_of(item).get("seconds") is not None and not again.by_chance:
            return error
        found = differing(self.examiner.calls, again, self.examiner.seconds)
        if again.by_chance:
            self._unsteady |= set(map(full_name, found))
        return Unsteady(found[0]) if found else error

    def _if_unsteady(self, module: str) -> Mapping[str, str]:
        """Return what the running test says of each function that it called, in case that it is found unsteady."""
        if module not in self._again or not self._again[module].by_chance:
            return {}
        said: dict[str, str] = {}
        for call in self.examiner.calls:
            # The first call alone: the arguments of others may come from an answer that is another one at each run.
            said.setdefault(full_name(call), Unsteady(call).message)
        return said

    def _verdict(self, error: BaseException | None) -> tuple[Status, str]:
        if error is None:
            return "passed", ""
        if isinstance(error, StopTest):
            return cast(Status, error.status), error.message
        # The test itself fell over what it was given: a None where it wanted to count rows, say.
        call = self.examiner.calls[-1] if self.examiner.calls else None
        what = f"What {call.name or 'the object'} returned" if call else "The answer"
        # A KeyError's text is the key, however long that is.
        why = f"{type(error).__name__}: {str(error)[:MAX_LENGTH]}"
        return "failed", message(f"{what} cannot be used ({why}).", call, {})

    def pytest_report_teststatus(self, report: pytest.TestReport) -> Any:
        """Show unfinished work as what it is."""
        return getattr(report, "llmlings", None) if report.when == "call" else None

    @pytest.hookimpl(tryfirst=True)
    def pytest_sessionfinish(self) -> None:
        """Name the mistakes, now that all tests are known, before the terminal shows the failures."""
        if self.answers is None:
            return
        for result in self.sitting.results(visible_mistakes(self.course)):
            if result.mistake and (report := self._reports.get(result.id)):
                report.longrepr = f"{result.name}\n\n{result.message}"

    def pytest_terminal_summary(self, terminalreporter: Any) -> None:
        """Say what was left out."""
        for sentence in self._left_out.values():
            terminalreporter.write_line(f"Left out: {sentence}")


def _file(module: ModuleType) -> str:
    return getattr(module, "__file__", None) or ""


def _category(status: str, broken: bool) -> Any:
    """Return pytest's category, letter and word for a verdict; None leaves it an ordinary failure."""
    if status in ("todo", "blocked"):
        return status, status[0], (status.upper(), {"yellow": True})
    if broken:
        # One sentence at the end says it for all tests of the file, so none of them is shown as a failure.
        return "unreadable", "E", ("UNREADABLE", {"red": True})
    return None

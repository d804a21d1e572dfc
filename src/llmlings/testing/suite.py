"""The course's tests, collected once and run as often as there are implementations to test."""

import warnings
from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from llmlings.course import Course
from llmlings.errors import CourseError
from llmlings.testing.calls import Implementation
from llmlings.testing.catalogue import MistakeFile, combined, read_mistake
from llmlings.testing.diagnosis import Answered, Mistake
from llmlings.testing.local import LocalImplementation
from llmlings.testing.results import SuiteTest, TestResult
from llmlings.testing.session import CourseSession, Sitting


class Suite:
    """Collected tests; each `run` asks all or some of them of one implementation."""

    def __init__(self, session: pytest.Session) -> None:
        plugin = session.config.pluginmanager.get_plugin(CourseSession.NAME)
        assert isinstance(plugin, CourseSession)
        self._session = plugin
        self._items = tuple((item, plugin.tests[item.nodeid]) for item in session.items)
        self.course = plugin.course
        self.tests: Sequence[SuiteTest] = tuple(test for _, test in self._items)
        #: Tests that need a limit of their own.
        self._long = frozenset(item.nodeid for item, _ in self._items if _mark(item).get("seconds") is not None)
        #: All tests but the visible ones whose wrong answers are the same on every machine.
        self._withheld = frozenset(
            item.nodeid for item, test in self._items if test.visibility == "hidden" or not _mark(item)["portable"]
        )
        self._files: dict[str, list[MistakeFile]] = {}
        self._mistakes: dict[tuple[str, MistakeFile, frozenset[str]], Mistake] = {}

    def run(self, implementation: Implementation, modules: Collection[str] | None = None) -> list[TestResult]:
        """Return the verdicts of the tests of `modules` (default: all) on an implementation, mistakes named."""
        sitting = self._ask(implementation, lambda test: modules is None or test.module in modules)
        failed: dict[str, list[Answered]] = defaultdict(list)
        for test in sitting.answered:
            if test.status not in ("passed", "todo", "blocked"):
                failed[test.module].append(test)
        return sitting.results([m for module, tests in failed.items() for m in self.mistakes(module, tests)])

    def verdicts(self, implementation: Implementation) -> list[TestResult]:
        """Return the verdicts of all tests on an implementation, without a search for mistakes."""
        return self._ask(implementation, lambda _: True).results([])

    def use_seed(self, seed: str) -> None:
        """Draw the inputs of hidden tests from another secret from now on."""
        self._session.seed = seed

    def answers(self, module: str) -> list[Mistake]:
        """Return the catalogued mistakes of a module with what they answer in the tests that learners have."""
        return [self._mistake(file, self._withheld) for file in self._mistake_files(module)]

    def mistakes(self, module: str, failed: Sequence[Answered]) -> list[Mistake]:
        """Return the catalogued mistakes that can explain `failed` tests of a module, for the present seed.

        Trying a mistake means running the module's tests. So mistakes in other functions are left out, and so are tests
        that take long and did not fail; nothing is tried twice.
        """
        functions = {test.function for test in failed}
        files = [file for file in self._mistake_files(module) if functions & set(file.functions)]
        return [self._mistake(file, self._long - {test.id for test in failed}) for file in files]

    def _mistake_files(self, module: str) -> list[MistakeFile]:
        if module not in self._files:
            self._files[module] = [read_mistake(path, module) for path in self.course.mistakes(module)]
        return self._files[module]

    def _mistake(self, file: MistakeFile, skipped: frozenset[str]) -> Mistake:
        key = (self._session.seed, file, skipped)
        if key not in self._mistakes:
            self._mistakes[key] = self._try(file, skipped)
        return self._mistakes[key]

    def _try(self, file: MistakeFile, skipped: frozenset[str]) -> Mistake:
        answers: dict[str, str] = {}
        # A mistake that is known by its cost is not run here: it would take the time or the memory that it costs.
        if not file.costs:
            source = combined(self.course, file.module, file.source)
            implementation = LocalImplementation(self.course.root / "solutions", {file.module: source})
            sitting = self._ask(implementation, lambda test: test.module == file.module and test.id not in skipped)
            answers = {test.id: test.fingerprint for test in sitting.answered if test.status != "passed"}
        return Mistake(file.id, file.module, file.sentence, file.functions, answers, file.costs)

    def _ask(self, implementation: Implementation, wanted: Callable[[SuiteTest], bool]) -> Sitting:
        self._session.begin(implementation)
        items = [item for item, test in self._items if wanted(test)]
        for item, following in zip(items, [*items, None][1:], strict=True):
            item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
        return self._session.sitting


def _mark(item: pytest.Item) -> Mapping[str, Any]:
    mark = item.get_closest_marker("about")
    assert mark is not None
    return mark.kwargs


def with_suite(course: Course, tests: Sequence[Path], seed: str, body: Callable[[Suite], None]) -> None:
    """Collect test files once, in this process, and call `body` with them; a `CourseError` if they cannot be."""
    loop = _Loop(body)
    arguments = [*map(str, tests), f"--rootdir={course.root}", "-c", str(course.root / "pyproject.toml")]
    arguments += ["--import-mode=importlib", "-p", "no:terminal", "-p", "no:cacheprovider", "--capture=no"]
    # What these plugins do for each test costs more than the test; none of it reaches a verdict.
    for plugin in ("logging", "warnings", "unraisableexception", "threadexception", "faulthandler"):
        arguments += ["-p", f"no:{plugin}"]
    arguments += [f"--seed={seed}", f"--answers={course.root / 'solutions'}"]
    with warnings.catch_warnings():
        # A wrong answer overflows and divides by zero; a teacher's terminal is no place for that.
        warnings.simplefilter("ignore")
        status = pytest.main(arguments, plugins=[loop])
    if loop.error is not None:
        raise loop.error
    if not loop.ran:
        names = ", ".join(path.name for path in tests)
        raise CourseError(f"The tests cannot be collected (status {status}); `pytest {names}` says why.")


class _Loop:
    ran = False
    error: BaseException | None = None

    def __init__(self, body: Callable[[Suite], None]) -> None:
        self._body = body

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        # pytest would turn an error of the body into its own report and swallow it.
        self.ran = session.testsfailed == 0
        if self.ran:
            try:
                self._body(Suite(session))
            except BaseException as error:
                self.error = error
        return True

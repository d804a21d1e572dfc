"""The course's tests, collected once and run as often as there are implementations to test."""

import warnings
from collections import defaultdict
from collections.abc import Callable, Collection, Sequence
from pathlib import Path

import pytest

from llmlings.course import Course
from llmlings.errors import CourseError
from llmlings.testing.calls import Implementation
from llmlings.testing.catalogue import MistakeFile, combined, read_mistake
from llmlings.testing.diagnosis import Mistake
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
        self._files: dict[str, list[MistakeFile]] = {}
        self._mistakes: dict[tuple[str, MistakeFile], Mistake] = {}

    def run(self, implementation: Implementation, modules: Collection[str] | None = None) -> list[TestResult]:
        """Return the verdicts of the tests of `modules` (default: all) on an implementation, mistakes named."""
        sitting = self._ask(implementation, lambda _, test: modules is None or test.module in modules)
        failed: dict[str, set[str]] = defaultdict(set)
        for test in sitting.answered:
            if test.status not in ("passed", "todo", "blocked"):
                failed[test.module].add(test.function)
        return sitting.results([m for module in failed for m in self.mistakes(module, failed[module])])

    def verdicts(self, implementation: Implementation) -> list[TestResult]:
        """Return the verdicts of all tests on an implementation, without a search for mistakes."""
        return self._ask(implementation, lambda *_: True).results([])

    def use_seed(self, seed: str) -> None:
        """Draw the inputs of hidden tests from another secret from now on."""
        self._session.seed = seed

    def mistakes(self, module: str, functions: Collection[str] | None = None) -> list[Mistake]:
        """Return the catalogued mistakes of a module with what they answer in each test, for the present seed.

        `functions`: only mistakes that get one of these wrong. Trying a mistake means running the module's tests, so
        each is tried when it is first needed, and once.
        """
        if module not in self._files:
            self._files[module] = [read_mistake(path, module) for path in self.course.mistakes(module)]
        wanted = [f for f in self._files[module] if functions is None or set(f.functions) & set(functions)]
        for file in wanted:
            key = (self._session.seed, file)
            if key not in self._mistakes:
                self._mistakes[key] = self._try(file)
        return [self._mistakes[self._session.seed, file] for file in wanted]

    def _try(self, file: MistakeFile) -> Mistake:
        answers: dict[str, str] = {}
        # A mistake that is known by its cost is not run here: it would take the time or the memory that it costs.
        if not file.costs:
            source = combined(self.course, file.module, file.source)
            implementation = LocalImplementation(self.course.root / "solutions", {file.module: source})
            sitting = self._ask(implementation, lambda item, test: _concerns(file, item, test))
            answers = {test.id: test.fingerprint for test in sitting.answered if test.status != "passed"}
        return Mistake(file.id, file.module, file.sentence, file.functions, answers, file.costs)

    def _ask(self, implementation: Implementation, wanted: Callable[[pytest.Item, SuiteTest], bool]) -> Sitting:
        self._session.begin(implementation)
        items = [item for item, test in self._items if wanted(item, test)]
        for item, following in zip(items, [*items, None][1:], strict=True):
            item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
        return self._session.sitting


def _concerns(file: MistakeFile, item: pytest.Item, test: SuiteTest) -> bool:
    # A test that needs a limit of its own takes long: it is tried only with mistakes in the function it is about.
    takes_long = (mark := item.get_closest_marker("about")) is not None and mark.kwargs.get("seconds") is not None
    return test.module == file.module and (not takes_long or test.function in file.functions)


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

"""The course's tests, collected once and run as often as there are implementations to test."""

import warnings
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Protocol

import pytest

from llmlings.course import Course
from llmlings.errors import CourseError
from llmlings.testing.assertions import check_rejects, check_remembers_nothing
from llmlings.testing.catalogue import WrongAnswer, read_mistakes
from llmlings.testing.collected import options_of
from llmlings.testing.diagnosis import COSTLY, Answered, Mistake
from llmlings.testing.examiner import Implementation
from llmlings.testing.local_implementation import LocalImplementation
from llmlings.testing.results import SuiteTest, TestResult
from llmlings.testing.session import CourseSession
from llmlings.testing.sitting import Sitting
from llmlings.testing.stable import Again
from llmlings.testing.visible_mistakes import visible_mistakes

#: Seed, module, mistake and test.
Asked = tuple[str, str, str, str]


class Answers(Protocol):
    """What mistakes answered: a fingerprint for what was asked, empty where the test passed. A dict is one."""

    def __contains__(self, asked: Asked, /) -> bool:
        """Return whether this was asked before."""
        ...

    def __getitem__(self, asked: Asked, /) -> str:
        """Return what was answered."""
        ...

    def __setitem__(self, asked: Asked, answer: str, /) -> None:
        """Keep an answer."""
        ...


class Suite:
    """Collected tests; each `run` asks all or some of them of one implementation.

    `answers` keeps what mistakes answered; whoever has several suites of the same files can let them share one.
    """

    def __init__(self, session: pytest.Session, answers: Answers) -> None:
        self._session = plugin = CourseSession.of(session.config)
        self._items = {plugin.tests[item.nodeid].id: item for item in session.items}
        self.course = plugin.course
        self.tests: Sequence[SuiteTest] = tuple(plugin.tests[item.nodeid] for item in session.items)
        self._answers = answers
        self._pages: dict[str, tuple[WrongAnswer, ...]] = {}
        learned = visible_mistakes(self.course)
        self._visible = {(known.module, known.id): known.fingerprints for known in learned}
        self._learned = {known.module for known in learned}

    @property
    def graded(self) -> Sequence[SuiteTest]:
        """The tests that points hang on: all but those of extras."""
        return [test for test in self.tests if test.function not in self.course.module(test.module).extra]

    def run(
        self,
        implementation: Implementation,
        modules: Collection[str] | None = None,
        again: Mapping[str, Again] = MappingProxyType({}),
    ) -> list[TestResult]:
        """Return the verdicts of the graded tests of `modules` (default: all) on an implementation, mistakes named.

        For some modules `again` answers in another process what a test has asked; a test whose answers differ there
        fails, whatever it found.
        """
        sitting = self._ask(implementation, self._of(modules), again)
        failed = [test for test in sitting.answered if test.status not in ("passed", "todo", "blocked")]
        return sitting.results(self._candidates(failed))

    def verdicts(
        self,
        implementation: Implementation,
        wanted: Callable[[SuiteTest], bool] = lambda _: True,
        timeouts: int | None = None,
    ) -> list[TestResult]:
        """Return the verdicts of tests on an implementation, without a search for mistakes."""
        return self._ask(implementation, filter(wanted, self.tests), timeouts=timeouts).results([])

    def use_seed(self, seed: str) -> None:
        """Draw the inputs of hidden tests from another secret from now on."""
        self._session.seed = seed

    def mistakes(self, module: str) -> tuple[WrongAnswer, ...]:
        """Return the catalogued mistakes of a module."""
        if module not in self._pages:
            self._pages[module] = read_mistakes(self.course, module)
        return self._pages[module]

    def attempt(self, wrong: WrongAnswer, wanted: Callable[[SuiteTest], bool]) -> list[Answered]:
        """Return how a mistake answers those of its module's tests that are wanted."""
        tests = [test for test in self.tests if test.module == wrong.module and wanted(test)]
        return self._ask(self._implementation(wrong), tests, timeouts=1).answered

    def is_known(self, test: SuiteTest) -> bool:
        """Return whether learners' tests know what mistakes answer: wrong answers are the same on every machine."""
        return test.visibility == "visible" and bool(options_of(self._items[test.id])["portable"])

    def is_chancy(self, test: SuiteTest) -> bool:
        """Return whether chance decides the verdict on a right answer, too."""
        return bool(options_of(self._items[test.id])["chance"])

    def draws(self, test: SuiteTest) -> bool:
        """Return whether a test's inputs come from the secret."""
        return "rng" in self._items[test.id].fixturenames  # type: ignore[attr-defined]

    def asks_for_refusal(self, test: SuiteTest) -> bool:
        """Return whether a test asks for the refusal of bad input."""
        return check_rejects.__name__ in self._code(test)

    def asks_again(self, test: SuiteTest) -> bool:
        """Return whether a test looks for answers that are kept from earlier calls."""
        return check_remembers_nothing.__name__ in self._code(test)

    def _code(self, test: SuiteTest) -> Sequence[str]:
        """Return the names that a test's function uses."""
        names: Sequence[str] = self._items[test.id].function.__code__.co_names  # type: ignore[attr-defined]
        return names

    def _of(self, modules: Collection[str] | None) -> Iterable[SuiteTest]:
        return (test for test in self.graded if modules is None or test.module in modules)

    def _candidates(self, failed: Sequence[Answered]) -> list[Mistake]:
        """Return the catalogued mistakes that explain some of `failed` tests, for the present seed.

        A mistake is tried on failed tests alone, and nothing is tried twice. Tests that take long, and those of other
        functions, come last, and only for a mistake that explained all before.
        """
        modules = dict.fromkeys(test.module for test in failed)
        found: list[Mistake] = []
        for module in modules:
            mine = sorted((test for test in failed if test.module == module), key=lambda test: self._takes_long(test))
            functions = dict.fromkeys(test.function for test in mine)
            tried = [self._explaining(wrong, mine) for wrong in self.mistakes(module) if wrong.function in functions]
            found += [mistake for mistake in tried if mistake.fingerprints or mistake.ends_as]
        return found

    def _explaining(self, wrong: WrongAnswer, failed: Sequence[Answered]) -> Mistake:
        # Learners' tests know all that the mistake fails of them: also what would have failed and did not.
        answers = dict(self._visible.get((wrong.module, wrong.id), {}))
        if wrong.ends_as:
            return known_mistake(wrong, answers)
        tests = {test.id: test for test in self.tests}
        own = [test for test in failed if test.function == wrong.function]
        fits = True
        # What is built on a wrong function is wrong with it.
        for test in (*own, *(test for test in failed if test not in own)):
            if not fits and (test not in own or self._takes_long(test)):
                break
            if answer := self._answer(wrong, tests[test.id]):
                answers[test.id] = answer
            if test in own:
                known = known_mistake(wrong, answers)
                fits = fits and (known.explains(test) or known.fails(test))
        return known_mistake(wrong, answers)

    def _takes_long(self, test: Answered) -> bool:
        return options_of(self._items[test.id]).get("seconds") is not None

    def _answer(self, wrong: WrongAnswer, test: SuiteTest) -> str:
        """Return the fingerprint of what a mistake answers in a test, empty if it passes."""
        if wrong.module in self._learned and self.is_known(test):
            return self._visible.get((wrong.module, wrong.id), {}).get(test.id, "")
        key = (self._session.seed, wrong.module, wrong.id, test.id)
        if key not in self._answers:
            (answered,) = self._ask(self._implementation(wrong), [test]).answered
            # On a busy machine a mistake may be too slow: then it is not known what it answers.
            known = answered.status not in ("passed", *COSTLY.values())
            self._answers[key] = answered.fingerprint if known else ""
        return self._answers[key]

    def _implementation(self, wrong: WrongAnswer) -> LocalImplementation:
        return LocalImplementation(self.course.root / "solutions", {wrong.module: wrong.source})

    def _ask(
        self,
        implementation: Implementation,
        tests: Iterable[SuiteTest],
        again: Mapping[str, Again] = MappingProxyType({}),
        timeouts: int | None = None,
    ) -> Sitting:
        self._session.begin(implementation, again, timeouts)
        items = [self._items[test.id] for test in tests]
        for item, following in zip(items, [*items, None][1:], strict=True):
            item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
        self._session.settle()
        return self._session.sitting


def known_mistake(wrong: WrongAnswer, answers: Mapping[str, str]) -> Mistake:
    """Return a mistake with the fingerprints of what it answers in tests that it fails."""
    return Mistake(wrong.id, wrong.module, wrong.sentence, wrong.function, answers, wrong.ends_as)


def with_suite(
    course: Course, tests: Sequence[Path], seed: str, body: Callable[[Suite], None], answers: Answers | None = None
) -> None:
    """Collect test files once, in this process, and call `body` with them; a `CourseError` if they cannot be."""
    loop = _Loop(body, {} if answers is None else answers)
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

    def __init__(self, body: Callable[[Suite], None], answers: Answers) -> None:
        self._body = body
        self._answers = answers

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        # pytest would turn an error of the body into its own report and swallow it.
        self.ran = session.testsfailed == 0
        if self.ran:
            try:
                self._body(Suite(session, self._answers))
            except BaseException as error:
                self.error = error
        return True

"""Runs tests of the course from Python and returns their verdicts."""

from collections.abc import Collection, Sequence
from pathlib import Path

import pytest

from llmlings.course import Course
from llmlings.errors import CourseError
from llmlings.testing.examiner import Implementation
from llmlings.testing.results import TestResult
from llmlings.testing.session import CourseSession
from llmlings.testing.visible_mistakes import visible_mistakes

#: Plugins of pytest's that show something, keep something, or look for garbage at the end, which takes as long as the
#: tests do where PyTorch is imported.
_LEFT_OUT = ("terminal", "cacheprovider", "faulthandler", "unraisableexception", "threadexception")


def run_tests(
    course: Course,
    tests: Sequence[Path],
    *,
    answers: Path | None = None,
    implementation: Implementation | None = None,
    functions: Collection[str] = (),
    seed: str = "",
    plugins: Sequence[object] = (),
) -> list[TestResult]:
    """Run test files in this process, silently, and return a verdict for each test.

    Args:
        course: the course, in a workspace or in a checkout.
        tests: paths of test files.
        answers: the folder whose modules are tested; the learner's `exercises` if not given.
        implementation: what is tested in place of a folder.
        functions: run the tests of these functions alone; all if empty.
        seed: the secret that hidden tests draw their inputs from.
    """
    keeper = _Keeper(implementation, functions)
    arguments = [*map(_as_argument, tests), f"--rootdir={course.root}", "--import-mode=importlib"]
    arguments += ["-c", str(_configuration(course.root))]
    arguments += [word for name in _LEFT_OUT for word in ("-p", f"no:{name}")]
    if answers is not None:
        arguments.append(f"--answers={answers}")
    if seed:
        arguments.append(f"--seed={seed}")
    status = pytest.main(arguments, plugins=[keeper, *plugins])
    if status == pytest.ExitCode.INTERRUPTED:
        raise KeyboardInterrupt
    if keeper.session is None or status not in (pytest.ExitCode.OK, pytest.ExitCode.TESTS_FAILED):
        names = ", ".join(path.name for path in tests)
        raise CourseError(f"{names} cannot be run; `{' '.join(['pytest', *map(str, tests)])}` says why.")
    return keeper.session.sitting.results(visible_mistakes(course))


class _Keeper:
    session: CourseSession | None = None

    def __init__(self, implementation: Implementation | None, functions: Collection[str]) -> None:
        self._implementation = implementation
        self._functions = functions

    @pytest.hookimpl(trylast=True)  # the course's own plugin describes the tests first
    def pytest_collection_modifyitems(self, config: pytest.Config, items: list[pytest.Item]) -> None:
        self.session = session = CourseSession.of(config)
        if self._functions:
            items[:] = [item for item in items if session.tests[item.nodeid].function in self._functions]
        if self._implementation is not None:
            session.begin(self._implementation)


def _as_argument(path: Path) -> str:
    """Return a path as pytest's command line takes it: a bracket in the name of a folder means something else there."""
    return str(path.relative_to(Path.cwd())) if path.is_relative_to(Path.cwd()) else str(path)


def _configuration(root: Path) -> Path:
    # The course inside the installed package has neither file.
    files = (root / "pytest.ini", root / "pyproject.toml")
    return next((file for file in files if file.is_file()), Path(__file__).with_name("pytest.ini"))

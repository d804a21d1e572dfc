"""Runs tests of the course from Python and returns their verdicts."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from llmlings.course import Course
from llmlings.errors import CourseError
from llmlings.testing.catalogue import visible_mistakes
from llmlings.testing.results import TestResult
from llmlings.testing.session import CourseSession


def run_tests(
    course: Course, tests: Sequence[Path], *, answers: Path | None = None, plugins: Sequence[object] = ()
) -> list[TestResult]:
    """Run test files in this process, silently, and return a verdict for each test.

    Args:
        course: the course, in a workspace or in a checkout.
        tests: paths of test files.
        answers: the folder whose modules are tested; the learner's `exercises` if not given.
        plugins: what else listens to this run of pytest.
    """
    keeper = _Keeper()
    arguments = [*map(str, tests), f"--rootdir={course.root}", "--import-mode=importlib"]
    arguments += ["-p", "no:terminal", "-p", "no:cacheprovider", "-c", str(_configuration(course.root))]
    if answers is not None:
        arguments.append(f"--answers={answers}")
    status = pytest.main(arguments, plugins=[keeper, *plugins])
    if status == pytest.ExitCode.INTERRUPTED:
        raise KeyboardInterrupt
    if keeper.session is None or status not in (pytest.ExitCode.OK, pytest.ExitCode.TESTS_FAILED):
        names = ", ".join(path.name for path in tests)
        raise CourseError(f"{names} cannot be run; `{' '.join(['pytest', *map(str, tests)])}` says why.")
    return keeper.session.sitting.results(visible_mistakes(course))


class _Keeper:
    session: CourseSession | None = None

    def pytest_collection_finish(self, session: pytest.Session) -> None:
        self.session = session.config.pluginmanager.get_plugin(CourseSession.NAME)


def _configuration(root: Path) -> Path:
    ini = root / "pytest.ini"
    return ini if ini.is_file() else root / "pyproject.toml"

"""The pytest plugin: it wakes up in a folder with a `course.toml` and is nothing anywhere else."""

import pytest

from llmlings.course import COURSE_FILE, load_course
from llmlings.testing.collected import SESSION


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the two options of the course."""
    group = parser.getgroup("llmlings", "llmlings: the course's exercises")
    group.addoption("--answers", metavar="FOLDER", help="test the modules of this folder (default: exercises)")
    group.addoption("--seed", metavar="TEXT", default="llmlings", help="what hidden tests draw their inputs from")


def pytest_configure(config: pytest.Config) -> None:
    """Take over the tests of the course, if this is one."""
    text = "about(function, weight, seconds, portable, chance): the function that a test of the course is about"
    config.addinivalue_line("markers", text)
    if not (config.rootpath / COURSE_FILE).is_file():
        return
    from llmlings.testing.session import CourseSession

    course = load_course(config.rootpath)
    folder = config.getoption("answers")
    answers = (config.invocation_params.dir / folder).resolve() if folder else course.root / "exercises"
    if not answers.is_dir():
        raise pytest.UsageError(f"--answers: there is no folder {answers}; name one that holds <module>.py files.")
    session = CourseSession(course, answers, config.getoption("seed"), tracebacks=_wants_tracebacks(config))
    config.pluginmanager.register(session, SESSION)


def _wants_tracebacks(config: pytest.Config) -> bool:
    return bool(config.getoption("fulltrace", False) or config.getoption("tbstyle", "auto") == "long")

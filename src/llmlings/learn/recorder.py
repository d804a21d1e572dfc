"""Plain pytest over the learner's answers: what of it is remembered, and the lines that say what is next."""

import contextlib
from collections.abc import Sequence
from typing import Any

import pytest

from llmlings.course import Course
from llmlings.errors import LlmlingsError
from llmlings.learn.progress import module_result, record
from llmlings.learn.workspace import digest, place
from llmlings.testing.results import TestResult
from llmlings.testing.session import CourseSession


class Recorder:
    """The plugin object beside one session of the course."""

    def __init__(self, session: CourseSession) -> None:
        self._session = session
        self._course = session.course
        self._digests: dict[str, str] = {}

    def pytest_collection_finish(self) -> None:
        """Look at the files as they are before the run: a save during the run is not what was tested."""
        if self._is_learners:
            modules = {test.module for test in self._session.tests.values()}
            self._digests = {name: digest(self._course.exercise(name)) for name in modules}

    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """Remember the results of each module of which all visible tests ran."""
        # A run of single tests (file::test) does not know whether the rest of the module passes.
        if self._is_learners and not any("::" in word for word in session.config.args):
            # A learner whose folder is read-only still gets the results.
            with contextlib.suppress(LlmlingsError):
                self._remember(self._visible())

    @pytest.hookimpl(trylast=True)
    def pytest_terminal_summary(self, terminalreporter: Any) -> None:
        """Say what is next."""
        if self._is_learners and (results := self._visible()):
            for line in next_steps(self._course, results):
                terminalreporter.write_line(line)

    @property
    def _is_learners(self) -> bool:
        return self._session.answers == self._course.root / "exercises"

    def _visible(self) -> list[TestResult]:
        return [result for result in self._session.sitting.results([]) if result.visibility == "visible"]

    def _remember(self, results: Sequence[TestResult]) -> None:
        ran = {result.id for result in self._session.sitting.results([])}
        left_out = {test.module for id, test in self._session.tests.items() if id not in ran}
        record(
            self._course,
            [
                module_result(name, self._digests[name], [(r.function, r.status == "passed") for r in tests])
                for name in dict.fromkeys(result.module for result in results)
                if name not in left_out and (tests := [result for result in results if result.module == name])
            ],
        )


def next_steps(course: Course, results: Sequence[TestResult]) -> list[str]:
    """Return the lines that close a run: each broken file once, then the next unfinished function."""
    lines = list(dict.fromkeys(result.message for result in results if result.message.startswith("exercises/")))
    waiting = [result for result in results if result.status != "passed"]
    counting = [result for result in waiting if result.function not in course.module(result.module).extra]
    unfinished = next(iter(counting or waiting), None)
    if unfinished is None:
        return [*lines, "All of these tests pass."]
    lines.append(f"Next: {unfinished.function} in {place(course, unfinished.module, unfinished.function)}.")
    lines.append(f"For a hint: llmlings hint {unfinished.module}.{unfinished.function}")
    return lines

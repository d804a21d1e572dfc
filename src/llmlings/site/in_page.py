"""Runs a module's visible tests in a web page, where Python is Pyodide and every run comes as text."""

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from llmlings.course import load_course
from llmlings.testing.examiner import Implementation, Owner
from llmlings.testing.local_implementation import LocalImplementation
from llmlings.testing.observe import Outcome
from llmlings.testing.results import TestResult
from llmlings.testing.run import run_tests
from llmlings.testing.session import CourseSession
from llmlings.testing.teller import Teller

#: `--capture=sys`: Pyodide has no file descriptors to redirect. The plugin has no entry point there. pytest's debugger
#: answers breakpoint() and wants a terminal.
PYTEST_INI = "[pytest]\naddopts = --import-mode=importlib --capture=sys -p no:debugging -p llmlings.testing.plugin\n"

#: What NumPy says where it wants ids as wide as an address. Elsewhere that is int64, in a page it is int32.
_NARROW = "Cannot cast array data from dtype('int64') to dtype('int32')"
_NARROW_NOTE = (
    "Python in a page has 32 bits, and this function then wants .astype(np.intp); on your computer both work."
)


def run_in_page(root: str, module: str, files: Mapping[str, str], answer: str, tell: Callable[[str], object]) -> str:
    """Test `answer` as module `module` and return the results as JSON.

    Args:
        root: a folder that holds `course.toml`; what a run needs is written into it.
        module: the module's name.
        files: `tests` and `mistakes`, the texts of its visible tests and of what its mistakes answer to them.
        answer: the text of the exercise.
        tell: is given JSON when a test begins, with the `seconds` that it may take, when it has ended, and when the
            answer has printed more than anybody reads, with what it `printed`.
    """
    course = load_course(Path(root))
    tests = course.tests(module, "visible")
    _write(course.exercise(module), answer)
    _write(tests, files["tests"])
    _write(course.answers(), files["mistakes"])
    _write(course.root / "pytest.ini", PYTEST_INI)
    results = run_tests(course, [tests], plugins=[_PageTeller(lambda event: tell(json.dumps(event)))])
    return json.dumps([asdict(_with_note(result)) for result in results])


def _with_note(result: TestResult) -> TestResult:
    if _NARROW not in result.message:
        return result
    return replace(result, message=f"{result.message}\n  because:   {_NARROW_NOTE}")


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


class WideIntegers:
    """Answers as another implementation does, arrays of the narrow default integer widened to int64.

    Python in a page has 32 bits, and `np.arange(3)` is int32 there; an answer that is right on the learner's computer
    is right here, too. The price: one that asks for int32 on purpose passes in the page, and fails when it is graded.
    """

    def __init__(self, implementation: Implementation) -> None:
        self._implementation = implementation

    def call(
        self, owner: Owner, name: str, args: tuple[Any, ...], kwargs: Mapping[str, Any], seconds: float
    ) -> Outcome:
        """Call a function; see `Implementation`."""
        outcome = self._implementation.call(owner, name, args, kwargs, seconds)
        return replace(outcome, value=_widened(outcome.value))


def _widened(value: Any) -> Any:
    if isinstance(value, np.ndarray) and value.dtype == np.int32:
        return value.astype(np.int64)
    # Containers of the plain kinds; a class of its own is not rebuilt.
    if type(value) in (list, tuple):
        return type(value)(map(_widened, value))
    return value


class _PageTeller(Teller):
    """Says what pytest does, so that the page can stop a test that does not end and still show the others."""

    def pytest_collection_finish(self, session: pytest.Session) -> None:
        examiner = CourseSession.of(session.config).examiner
        if isinstance(examiner.implementation, LocalImplementation):
            examiner.implementation.when_flooded = lambda printed: self._tell({"kind": "flood", "printed": printed})
        if np.dtype(np.intp).itemsize == 4:
            examiner.use(WideIntegers(examiner.implementation))

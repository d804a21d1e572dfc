"""Runs a module's visible tests in a web page, where Python is Pyodide and every run comes as text."""

import ast
import contextlib
import io
import json
import traceback
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
from llmlings.testing.printing import own_stdout
from llmlings.testing.results import TestResult
from llmlings.testing.run import run_tests
from llmlings.testing.session import CourseSession
from llmlings.testing.show import show
from llmlings.testing.teller import Teller

#: `--capture=sys`: Pyodide has no file descriptors to redirect. The plugin has no entry point there. pytest's debugger
#: answers breakpoint() and wants a terminal.
PYTEST_INI = "[pytest]\naddopts = --import-mode=importlib --capture=sys -p no:debugging -p llmlings.testing.plugin\n"

#: What NumPy says where it wants ids as wide as an address. Elsewhere that is int64, in a page it is int32.
_NARROW = "Cannot cast array data from dtype('int64') to dtype('int32')"
_NARROW_NOTE = (
    "Python in a page has 32 bits, and this function then wants .astype(np.intp); on your computer both work."
)
#: A page has no command line.
_NO_COMMAND = (
    "`llmlings reset` with the name of the function does it, and keeps a copy.",
    '"Start again" does it, and Undo brings yours back.',
)
#: The name of what is tried, in tracebacks.
_TRIED = "your call"
#: Numbers of an array that a page shows as a table.
_MAX_NUMBERS = 400


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


def try_in_page(root: str, module: str, answer: str, code: str, tell: Callable[[str], object]) -> str:
    """Run `code` where the names of `answer` are known, as a learner tries a call, and return JSON.

    It has what was `printed`, the `value` of a last line that is an expression, and the `error` that ended it.

    Args:
        root, module, answer, tell: as `run_in_page` takes them.
        code: the lines to run.
    """
    course = load_course(Path(root))
    test = {"id": "", "name": "", "function": "Your call"}
    tell(json.dumps({"kind": "begin", "test": test, "seconds": course.limits.call_seconds}))
    found = {"value": "", "error": ""}
    with contextlib.redirect_stdout(io.StringIO()) as printed:
        try:
            with own_stdout(lambda text: tell(json.dumps({"kind": "flood", "printed": text}))):
                found["value"] = _value_of(answer, f"{module}.py", code)
        except BaseException as error:
            found["error"] = _told(error, f"{module}.py")
    return json.dumps({"printed": printed.getvalue(), **found})


def _value_of(answer: str, name: str, code: str) -> str:
    """Return what the last line gives, as text; nothing if it is no expression, or gives None."""
    space: dict[str, Any] = {"__name__": "exercises", "np": np}
    exec(compile(answer, name, "exec"), space)
    *lines, last = ast.parse(code, _TRIED).body or [ast.Pass()]
    if not isinstance(last, ast.Expr):
        exec(compile(ast.parse(code, _TRIED), _TRIED, "exec"), space)
        return ""
    exec(compile(ast.Module(lines, []), _TRIED, "exec"), space)
    value = eval(compile(ast.Expression(last.value), _TRIED, "eval"), space)
    if isinstance(value, np.ndarray) and value.ndim <= 2 and value.size <= _MAX_NUMBERS:
        text = np.array2string(value, threshold=_MAX_NUMBERS, precision=6, max_line_width=10_000)
        return f"{' '.join(text.split())} ({value.dtype} array of shape {value.shape})"
    return "" if value is None else show(value)


def _told(error: BaseException, name: str) -> str:
    """Return an error as its last line, with the line of the learner's that it comes from."""
    if isinstance(error, NotImplementedError):
        return f"{error} is still to do."
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename in (name, _TRIED)]
    line = error.lineno if isinstance(error, SyntaxError) else frames[-1].lineno if frames else None
    file = error.filename if isinstance(error, SyntaxError) else frames[-1].filename if frames else ""
    said = error.msg if isinstance(error, SyntaxError) else str(error)
    return f"{type(error).__name__}: {said}" + (f" (line {line} of {file})" if line else "")


def _with_note(result: TestResult) -> TestResult:
    result = replace(result, message=result.message.replace(*_NO_COMMAND))
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

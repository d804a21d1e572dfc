"""The checks inside a notebook of the course: a module's tests, asked of the functions that its cells have defined.

Notebooks of `llmlings notebooks` call it from their check cells. Whatever is printed goes to stdout, and points are the
value of the last expression: so nbgrader's own autograding takes them as partial credit.
"""

import inspect
import io
import sys
import tempfile
import types
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

from rich.console import Console

from llmlings.course import Course, Module, course_files, load_course
from llmlings.errors import LlmlingsError
from llmlings.grade.notebook_source import notebook_source
from llmlings.learn.check import show_results
from llmlings.testing.examiner import Owner
from llmlings.testing.local_implementation import LocalImplementation, RealPackage
from llmlings.testing.observe import NotThere, Outcome
from llmlings.testing.results import TestResult
from llmlings.testing.run import run_tests
from llmlings.testing.shares import shares

_WIDTH = 100


def check(module: str, *functions: str, points: float | None = None) -> float | None:
    """Run the visible tests of a module, or of some of its functions, and print what they say.

    Args:
        module: the module's name; its functions are those that the notebook has defined.
        functions: as in course.toml; all that count if there are none.
        points: what the tests are worth together.
    Returns:
        The points earned, if `points` is given.
    """
    course = load_course(course_files())
    about = course.module(module)
    results = _run(course, about, [course.tests(module, "visible")], functions or about.functions)
    _print(about, results)
    return None if points is None else _earned(results, points)


def check_hidden(module: str, *, tests: str, solutions: Mapping[str, str], seed: str, points: float) -> float:
    """Run hidden tests, print how many of each function's pass and nothing else, and return the points earned.

    Args:
        module: the module's name.
        tests: the text of its hidden tests.
        solutions: the text of its solution, and of the modules that it is made of.
        seed: the secret that the tests draw their inputs from.
        points: what the tests are worth together.
    """
    handed_out = load_course(course_files())
    with tempfile.TemporaryDirectory() as folder:
        files = {f"solutions/{name}.py": text for name, text in solutions.items()}
        files |= {"course.toml": (handed_out.root / "course.toml").read_text(encoding="utf-8")}
        files |= {f"tests/hidden/test_{module}.py": tests, "exercises/README.md": "The notebook has the answers.\n"}
        for name, text in files.items():
            path = Path(folder, name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
        course = load_course(Path(folder))
        results = _run(course, course.module(module), [course.tests(module, "hidden")], (), seed)
    print("\n".join(hidden_lines(course.module(module), results)))
    return _earned(results, points)


def hidden_lines(module: Module, results: Sequence[TestResult]) -> list[str]:
    """Return what a student may see of hidden tests: how many of each function's pass."""
    lines = []
    for function in module.functions:
        own = [result for result in results if result.function == function]
        passed = sum(result.status == "passed" for result in own)
        if own:
            lines.append(f"{function}: {passed} of {len(own)} hidden tests pass")
    return lines


def load_other_notebooks() -> None:
    """Make `from exercises import bpe` give the functions of your notebook `bpe`, as it was saved last."""
    global _others
    _others = _OtherNotebooks(Path.cwd())
    sys.modules["exercises"] = RealPackage(_others)


class _OtherNotebooks(LocalImplementation):
    """The modules of the notebooks beside this one, where nbgrader puts one folder for each assignment."""

    def load(self, name: str) -> types.ModuleType | Outcome:
        if self._path(name) is None:
            raise LlmlingsError(
                f"There is no {name}.ipynb beside this notebook or in ../{name}; fetch the assignment {name} and solve "
                "it first."
            )
        return super().load(name)

    def _path(self, name: str) -> Path | None:
        places = (self.folder / f"{name}.ipynb", self.folder.parent / name / f"{name}.ipynb")
        return next((path for path in places if path.is_file()), None)

    def _source(self, name: str) -> str:
        path = self._path(name)
        assert path is not None
        return notebook_source(path.read_bytes())


_others: LocalImplementation = _OtherNotebooks(Path.cwd())


class _Cells(LocalImplementation):
    """The functions that this notebook's cells have defined, as the module `name`."""

    def __init__(self, name: str) -> None:
        super().__init__(Path.cwd())
        self._name = name

    def _load(self, name: str) -> types.ModuleType | Outcome:
        if name != self._name:
            return _others.load(name)
        module = types.ModuleType(f"exercises.{name}")
        module.__dict__.update(sys.modules["__main__"].__dict__)
        return module

    def _find(self, owner: Owner, name: str) -> tuple[Callable[..., Any] | Outcome, str]:
        try:
            function, file = super()._find(owner, name)
        except NotThere as error:
            again = "; run the cell that defines it first" if owner == self._name else ""
            raise NotThere(f"{error}{again}") from None
        # A cell is a file of its own: lines in messages are those of the cell.
        code = getattr(inspect.unwrap(function) if callable(function) else function, "__code__", None)
        return function, code.co_filename if code else file


def _run(
    course: Course, module: Module, tests: Sequence[Path], functions: Sequence[str], seed: str = ""
) -> list[TestResult]:
    if sentence := module.lacks():
        raise LlmlingsError(sentence)
    results = run_tests(course, tests, implementation=_Cells(module.name), functions=functions, seed=seed)
    return [replace(result, message=result.message.replace(f"exercises/{module.name}.py", "This notebook"))
            for result in results]  # fmt: skip


def _print(module: Module, results: Sequence[TestResult]) -> None:
    text = io.StringIO()
    # Jupyter shows the colours of a terminal.
    console = Console(file=text, width=_WIDTH, markup=False, highlight=False, emoji=False, force_jupyter=False,
                      force_terminal=True, color_system="standard")  # fmt: skip
    show_results(console, module, results)
    print(text.getvalue().rstrip())


def _earned(results: Sequence[TestResult], points: float) -> float:
    """Return the share of `points` for the tests that pass."""
    worth = shares(results)
    share = sum((worth[result.id] for result in results if result.status == "passed"), Fraction(0))
    return round(float(share * Fraction(str(points))), 2)

"""A notebook as a module: its cells as one text, and each of them run by itself, as Jupyter would.

A cell that goes wrong costs what it would have defined from there on, and nothing else. The sandboxed worker uses this,
too: the standard library alone, and of IPython the one module that turns its syntax into Python.
"""

import __future__

import ast
import contextlib
import functools
import inspect
import linecache
import re
import sys
import types
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import takewhile
from typing import Any

from llmlings.testing.jupyter import (
    Absent,
    EventLoop,
    NothingToShow,
    Shell,
    module_of_nothing,
    names_of_jupyter,
    nothing,
)
from llmlings.testing.observe import Outcome, broken
from llmlings.testing.time_share import Interrupted, TimeShares

# Files can begin so, too: Python refuses numbers of thousands of digits.
_HEAD = re.compile(r"# Cells of a notebook, number:lines((?: \d{1,9}:\d{1,9})*)")
_FUTURE = sum({getattr(__future__, name).compiler_flag for name in __future__.all_feature_names})
#: Packages that show something or belong to a place where notebooks are edited: in an answer they change nothing.
_SHOW = {"google", "ipywidgets", "matplotlib", "matplotlib_inline", "nbgrader", "plotly", "pylab", "seaborn"}


def joined(cells: Iterable[tuple[int, str]]) -> str:
    """Return numbered cells as one text; its first line says where they begin."""
    cells = list(cells)
    table = "".join(f" {number}:{text.count(chr(10)) + 1}" for number, text in cells)
    return "\n".join([f"# Cells of a notebook, number:lines{table}", *(text for _, text in cells), ""])


def cells_of(text: str) -> list[tuple[int, str]] | None:
    """Return the cells that were `joined` to a text; None for the text of a file.

    >>> cells_of(joined([(2, "x = 1"), (4, "")])), cells_of("x = 1")
    ([(2, 'x = 1'), (4, '')], None)
    """
    head, *lines = text.split("\n")
    found = _HEAD.fullmatch(head)
    if found is None:
        return None
    cells, start = [], 0
    for entry in found[1].split():
        number, count = map(int, entry.split(":"))
        cells.append((number, "\n".join(lines[start : start + count])))
        start += count
    return cells


def notebook_name(module: str) -> str:
    """Return the name that the learner knows the notebook of `module` by; its cells are `<name>, cell 3`."""
    return f"{module}.ipynb"


@dataclass(frozen=True)
class FailedCell:
    """A cell that ended early: its text, and what stopped it."""

    text: str
    outcome: Outcome


class CellRunner:
    """Runs the cells of one notebook in the namespace of `module`, one after the other.

    `seconds` is what all cells may take together, imports at the top of a cell not counted; None is no limit.
    """

    def __init__(self, module: types.ModuleType, name: str, seconds: float | None = None) -> None:
        self.failed: list[FailedCell] = []
        self._name = name
        self._space = module.__dict__
        self._shares = TimeShares(seconds)
        self._transformer = transformer_class()()
        self._loop = EventLoop()
        self._future = 0
        self._file = ""
        self._shown: list[Any] = []
        self._shell = Shell(self.execute, self._space)
        self._space.update(names_of_jupyter(self._shell))

    def run(self, cells: Iterable[tuple[int, str]]) -> None:
        """Run the cells; those that end early are in `failed`."""
        with _course_imports_do_nothing():
            for number, text in cells:
                # Once more around it: the interrupt may come when the cell has just ended.
                with contextlib.suppress(Interrupted):
                    self._run(number, text)
        self._loop.close()

    def explain(self, outcome: Outcome, name: str) -> Outcome:
        """Return an outcome with the cell that is to blame for a function `name` or another name that is lost."""
        if outcome.kind == "broken" and not outcome.file:
            defines = re.compile(rf"^\s*(?:async\s+def|def|class)\s+{name.partition('.')[0]}\b", re.MULTILINE)
            for cell in self.failed:
                if defines.search(cell.text):
                    return cell.outcome
            return replace(outcome, file=self._name)
        if outcome.error == "NameError" and (lost := re.match(r"name '(\w+)' is not defined", outcome.message)):
            for cell in self.failed:
                if re.search(rf"\b{lost[1]}\b", cell.text) and cell.outcome.file != outcome.file:
                    because = f"{outcome.message} ({cell.outcome.file} ended early: {cell.outcome.message})"
                    return replace(outcome, message=because)
        return outcome

    def _run(self, number: int, text: str) -> None:
        file = self._file = f"{self._name}, cell {number}"
        # So that tracebacks and inspect find the text of a cell.
        linecache.cache[file] = (len(text), None, text.splitlines(True), file)
        self._space["In"].append(text)
        try:
            with self._shares.next():
                self.execute(text)
        except Interrupted as error:
            outcome = broken(error, self._name)
            message = f"it took too long and was stopped{f' (line {outcome.line})' if outcome.line else ''}"
            self.failed.append(FailedCell(text, replace(outcome, file=file, error="", message=message)))
        except BaseException as error:
            if isinstance(error, KeyboardInterrupt) and not self._shares.limited:
                raise
            self.failed.append(FailedCell(text, replace(_stopped(error, self._name), file=file)))

    def execute(self, text: str) -> None:
        """Run Python with IPython's syntax as a part of the current cell."""
        # The transformer drops empty lines at the top; with them, lines have the numbers of the notebook.
        above = sum(1 for _ in takewhile(lambda line: not line.strip(), text.split("\n")[:-1]))
        source = self._with_sign("\n" * above + self._transformer.transform_cell(text))
        body = self._compile(source, ast.PyCF_ONLY_AST).body
        for node in body:
            if isinstance(node, ast.Import | ast.ImportFrom):
                self._import(node)
            elif isinstance(node, ast.Expr) and node is body[-1]:
                self._show(self._evaluate(ast.Expression(node.value), "eval"))
            else:
                self._evaluate(ast.Module([node], []), "exec")

    def _compile(self, source: Any, flags: int = 0, mode: str = "exec") -> Any:
        flags |= self._future | ast.PyCF_ALLOW_TOP_LEVEL_AWAIT
        return compile(source, self._file, mode, flags, dont_inherit=True)

    def _evaluate(self, tree: ast.AST, mode: str) -> Any:
        code = self._compile(tree, mode=mode)
        # As in IPython, `from __future__ import annotations` holds for the cells below, too.
        self._future |= code.co_flags & _FUTURE
        value = eval(code, self._space)
        return self._loop.run(value) if code.co_flags & inspect.CO_COROUTINE else value

    def _show(self, value: Any) -> None:
        if value is not None:
            self._shown = [value, *self._shown[:2]]
            self._space.update(zip(("_", "__", "___"), self._shown, strict=False))
            self._space["Out"][len(self._space["In"]) - 1] = value

    def _with_sign(self, source: str) -> str:
        """Return a cell of one line that is a magic without its sign as one that has it: `ls`, `pip install numpy`."""
        word, _, rest = source.strip().partition(" ")
        if (
            not word.isidentifier()
            or "\n" in source.strip()
            or word in self._space
            or word in self._space["__builtins__"]
        ):
            return source
        if rest:
            with contextlib.suppress(SyntaxError):
                ast.parse(source)
                return source
        return source.replace(source.strip(), f"get_ipython().run_line_magic({word!r}, {rest!r})")

    def _import(self, node: ast.Import | ast.ImportFrom) -> None:
        parts = [ast.Import([alias]) for alias in node.names] if isinstance(node, ast.Import) else [node]
        for part in parts:
            tree = ast.Module([ast.copy_location(part, node)], [])
            try:
                with self._shares.paused():
                    self._evaluate(tree, "exec")
            except ModuleNotFoundError as error:
                package = (part.module or "" if isinstance(part, ast.ImportFrom) else part.names[0].name).split(".")[0]
                if error.name is None or error.name.split(".")[0] != package or package in sys.modules:
                    raise
                if f"{package}.py" in self._shell.written:
                    self._load_written(package)
                    self._evaluate(tree, "exec")
                else:
                    self._stand_in(part, package)

    def _load_written(self, package: str) -> None:
        """Import a module that a cell has written with `%%writefile`."""
        file = f"{package}.py"
        module = sys.modules[package] = types.ModuleType(package)
        exec(compile(self._shell.written[file], file, "exec", dont_inherit=True), module.__dict__)

    def _stand_in(self, part: ast.Import | ast.ImportFrom, package: str) -> None:
        """Give the names that an import would give to what stands for a package that is not there."""
        stand_in = NothingToShow() if package in _SHOW else Absent(package)
        for alias in part.names:
            self._space[alias.asname or (package if isinstance(part, ast.Import) else alias.name)] = stand_in


def _stopped(error: BaseException, name: str) -> Outcome:
    try:
        return broken(error, name, "running it")
    except BaseException:
        return Outcome("broken", message="running it raised an exception that cannot be shown")


@contextlib.contextmanager
def _course_imports_do_nothing() -> Iterator[None]:
    """Within the block, checks that were left in an answer do nothing: tests are asked from outside."""
    stub = module_of_nothing("llmlings.notebook", nothing)
    package = types.ModuleType("llmlings")
    package.notebook = stub  # type: ignore[attr-defined]
    package.__path__ = []
    before = {name: sys.modules.get(name) for name in ("llmlings", "llmlings.notebook")}
    sys.modules.update({"llmlings": before["llmlings"] or package, "llmlings.notebook": stub})
    try:
        yield
    finally:
        for name, module in before.items():
            if module is None:
                del sys.modules[name]
            else:
                sys.modules[name] = module


@functools.cache
def transformer_class() -> Any:
    """Return the class that turns IPython's syntax into Python.

    Imported when it is needed: those who hand in files need no IPython.
    """
    from IPython.core.inputtransformer2 import TransformerManager

    class Transformer(TransformerManager):
        """IPython's own, but no line changes its number: where lines become one, empty ones follow."""

        def do_one_token_transform(self, lines: list[str]) -> tuple[bool, list[str]]:
            changed, new = super().do_one_token_transform(lines)  # type: ignore[no-untyped-call]
            if lost := len(lines) - len(new):
                at = next(at for at, pair in enumerate(zip(lines, new, strict=False)) if pair[0] != pair[1])
                new[at + 1 : at + 1] = ["\n"] * lost
            return changed, new

    return Transformer

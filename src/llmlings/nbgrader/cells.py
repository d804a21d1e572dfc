"""Takes a solution apart into the cells of a notebook, what is to be written between nbgrader's own marks."""

import ast
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from llmlings.given import HELPERS, Body, Function, body_of, end_of, functions_of, start_of
from llmlings.stubs import derive_stub, todo_line

BEGIN, END = "### BEGIN SOLUTION", "### END SOLUTION"
#: What nbgrader puts in place of a solution, with the name of the function below it.
PLACEHOLDER = "# YOUR CODE HERE"
OWN = "# Imports and helper functions of your own:"
#: In place of `HELPERS`: in a notebook they stand above.
GIVEN = "# Given: the checks that the functions below begin with."


@dataclass(frozen=True)
class SolutionCell:
    """One cell with a function of the course, or a class with several; `names` as in course.toml."""

    names: tuple[str, ...]
    source: str


@dataclass(frozen=True)
class SolutionCells:
    """A solution: what stands before its functions, and a cell for each function or class."""

    setup: str
    functions: tuple[SolutionCell, ...]


def solution_cells(source: str, functions: Sequence[str]) -> SolutionCells:
    """Return the cells of a solution.

    Without what stands between the marks they are the stub; with it they are the solution. A `raise` stands below the
    marks, where a solution never gets to: nbgrader's placeholder cannot name the function, and the tests tell by
    that name what is still to do.
    """
    stub = ast.parse(derive_stub(source, functions))
    given = {ast.unparse(node) for node in stub.body}
    imported = {name for node in stub.body for name in _imports(node)}
    head: list[str] = []
    own: list[str] = []
    cells: list[SolutionCell] = []
    lines = source.split("\n")
    for node, start, end in _statements(source, lines):
        if isinstance(node, ast.Expr):
            # The module's docstring: it is the notebook's introduction.
            continue
        cut = _cut(node, functions, lines)
        if cut:
            marked = "\n".join(_marked(node, start, lines, cut, stub)).strip("\n")
            cells.append(SolutionCell(tuple(body.name for body in cut), marked))
        elif isinstance(node, ast.Import | ast.ImportFrom):
            for target, kept in ((head, True), (own, False)):
                target += _part(node, [alias for alias in node.names if (_key(node, alias) in imported) is kept])
        else:
            (head if ast.unparse(node) in given else own).extend(["", *lines[start:end]])
    setup = [*(GIVEN if line == HELPERS else line for line in head), "", OWN, BEGIN, *own, END]
    return SolutionCells("\n".join(_without_wide_gaps(setup)).strip("\n"), tuple(cells))


def _statements(source: str, lines: Sequence[str]) -> Iterator[tuple[ast.stmt, int, int]]:
    """Yield the statements of a module, each with the number of lines before it and up to its end.

    The comments above a statement are its own, and so are those that end its body.
    """
    start = 0
    for node in ast.parse(source).body:
        end = end_of(node, lines)
        yield node, start, end
        start = end


def _cut(node: ast.stmt, functions: Sequence[str], lines: Sequence[str]) -> list[Body]:
    """Return the bodies of a statement of which a part is to be written."""
    found = functions_of(ast.Module([node], []))
    return [body_of(name, function, lines) for name, function in found if name in functions]


def _marked(node: ast.stmt, start: int, lines: Sequence[str], cut: Sequence[Body], stub: ast.Module) -> list[str]:
    """Return the lines of a function or class below line `start`, with marks around what the stub does not have."""
    lines = list(lines)
    before: dict[int, list[str]] = {}
    after: dict[int, list[str]] = {}
    for body in cut:
        if body.mark < body.own:
            lines[body.mark - 1] = todo_line(body, lines)
        before[body.own] = [f"{body.indent}{BEGIN}"]
        after[body.end] = [f"{body.indent}{END}", f'{body.indent}raise NotImplementedError("{body.name}")']
    if isinstance(node, ast.ClassDef):
        for part in _own_parts(node, stub, [body.node for body in cut]):
            before[start_of(part, lines)] = [f"{' ' * part.col_offset}{BEGIN}"]
            after[end_of(part, lines)] = [f"{' ' * part.col_offset}{END}"]
    marked = []
    for number in range(start + 1, end_of(node, lines) + 1):
        marked += [*before.get(number, []), lines[number - 1], *after.get(number, [])]
    return marked


def _own_parts(node: ast.ClassDef, stub: ast.Module, cut: Sequence[Function]) -> list[ast.stmt]:
    """Return the parts of a class that its stub does not have."""
    given = {ast.unparse(part) for other in stub.body if _is(other, node.name) for part in getattr(other, "body", [])}
    return [part for part in node.body if part not in cut and ast.unparse(part) not in given]


def _is(node: ast.stmt, name: str) -> bool:
    return isinstance(node, ast.ClassDef) and node.name == name


def _imports(node: ast.stmt) -> list[tuple[str, str, str | None]]:
    return [_key(node, alias) for alias in node.names] if isinstance(node, ast.Import | ast.ImportFrom) else []


def _key(node: ast.Import | ast.ImportFrom, alias: ast.alias) -> tuple[str, str, str | None]:
    return getattr(node, "module", None) or "", alias.name, alias.asname


def _part(node: ast.Import | ast.ImportFrom, names: Sequence[ast.alias]) -> list[str]:
    if not names:
        return []
    if isinstance(node, ast.ImportFrom):
        return [ast.unparse(ast.ImportFrom(node.module, list(names), node.level))]
    return [ast.unparse(ast.Import(list(names)))]


def _without_wide_gaps(lines: Sequence[str]) -> list[str]:
    return re.sub(r"\n{3,}", "\n\n\n", "\n".join(lines)).split("\n")

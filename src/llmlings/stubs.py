"""Stubs: what a learner gets of a solution file, with the bodies cut out and everything that only they used."""

import ast
import re
from collections.abc import Collection, Iterator, Mapping, Sequence

from llmlings.course import Course, Module
from llmlings.errors import CourseError
from llmlings.given import HELPERS, MARK, Body, Function, body_of, end_of, functions_of, start_of

Edits = dict[int, list[str]]  # line number -> the lines that stand there instead

TODO = "# TODO: write this function, then save the file."
#: In place of `MARK`, so that the line goes on with what is given.
TODO_REST = "# TODO: write the rest; "
_LONGEST_LINE = 120


def derive_stub(source: str, functions: Sequence[str]) -> str:
    """Return `source` with a TODO and a `NotImplementedError` in place of what is to be written in `functions`.

    A method is named `Class.method`. What is given stays (`given`); private helpers and imports that nothing else uses
    go; every other line stays as it is.
    """
    tree = ast.parse(source)
    # Line numbers of the syntax tree count "\n" alone; str.splitlines would also split at a form feed or U+2028.
    lines = source.split("\n")
    cut = [body_of(name, node, lines) for name, node in functions_of(tree) if name in functions]
    missing = [name for name in functions if name not in {body.name for body in cut}]
    if missing:
        raise CourseError(f"The solution has no function '{missing[0]}'; write it, or take it out of course.toml.")
    edits: Edits = {}
    for body in cut:
        edits |= _blank(body, lines)
    edits |= _drop_unused(tree, {body.node: body for body in cut}, lines)
    stub = "\n".join(_apply(edits, lines)).rstrip() + "\n"
    _check_helpers(stub, [part for body in cut for part in body.node.body if body.is_given(part)])
    return stub


def stub_of(course: Course, module: Module) -> str:
    """Return the stub of `module`, derived from its solution; a `CourseError` names the file that is wrong."""
    path = course.solution(module.name)
    try:
        return derive_stub(path.read_text(encoding="utf-8"), module.all_functions)
    except FileNotFoundError:
        raise CourseError(f"solutions/{path.name} is missing; write it, then derive its stub.") from None
    except SyntaxError as error:
        raise CourseError(f"solutions/{path.name} is not Python ({error}); correct that line.") from None
    except CourseError as error:
        raise CourseError(f"solutions/{path.name}: {error}") from None


def _blank(body: Body, lines: Sequence[str]) -> Edits:
    edits: Edits = {number: [] for number in range(body.own, body.end + 1)}
    rest = [f'{body.indent}raise NotImplementedError("{body.name}")']
    if body.mark == body.own:
        edits[body.own - 1] = [lines[body.own - 2], f"{body.indent}{TODO}", *rest]
        return edits
    edits[body.mark] = [todo_line(body, lines)]
    edits[body.own - 1] = [*edits.get(body.own - 1, [lines[body.own - 2]]), *rest]
    return edits


def todo_line(body: Body, lines: Sequence[str]) -> str:
    """Return the line that stands in a stub where the given lines of a body end."""
    todo = lines[body.mark - 1].replace(MARK, TODO_REST, 1)
    if len(todo) > _LONGEST_LINE:
        raise CourseError(f"'{body.name}': its line `{MARK}...` gets too long in the stub; go on in a second line.")
    return todo


def _check_helpers(stub: str, given: Sequence[ast.stmt]) -> None:
    """Stop at a stub in which the helpers of given lines do not stand at the end, below the comment that says so."""
    above, found, below = stub.partition(f"\n{HELPERS}\n")
    used = {part.id for statement in given for part in ast.walk(statement) if isinstance(part, ast.Name)}
    if stray := [name for name, _ in functions_of(ast.parse(above)) if _is_private(name) and name in used]:
        raise CourseError(f"The helper '{stray[0]}' is given; put it at the end of the file, below `{HELPERS}`.")
    if found and not below.strip():
        raise CourseError(f"Nothing is given below `{HELPERS}`; take that line out.")
    if public := [name for name, _ in functions_of(ast.parse(below)) if not _is_private(name)]:
        raise CourseError(f"'{public[0]}' stands below `{HELPERS}`; put it above.")


def _drop_unused(tree: ast.Module, cut: Mapping[ast.AST, Body], lines: Sequence[str]) -> Edits:
    optional = dict(_optional(tree, cut))
    used = _names(tree, cut, optional)
    waiting = dict(optional)
    # A helper that is kept keeps what it uses itself, so the search goes on until nothing new is reached.
    while reached := [node for node, names in waiting.items() if used & names]:
        for node in reached:
            del waiting[node]
            used |= _names(node, cut, optional)
    edits: Edits = {}
    for node in optional:
        if node in waiting:
            edits |= {number: [] for number in range(start_of(node, lines), end_of(node, lines) + 1)}
        elif isinstance(node, ast.Import | ast.ImportFrom):
            edits |= _shorten(node, used)
    return edits


def _optional(tree: ast.Module, cut: Collection[ast.AST]) -> Iterator[tuple[ast.stmt, set[str]]]:
    """Give each statement that stays only when it is used, with the names by which that happens."""
    for node in tree.body:
        if names := _binds(node):
            yield node, names
        if isinstance(node, ast.ClassDef) and any(part in cut for part in node.body):
            methods = [part for part in node.body if isinstance(part, Function) and part not in cut]
            yield from ((part, {f".{part.name}"}) for part in methods if _is_private(part.name))


def _binds(node: ast.stmt) -> set[str]:
    """Return the names that `node` is there for: of an import, or private ones; none if it always stays."""
    if isinstance(node, ast.ImportFrom) and node.module == "__future__":
        return set()
    if isinstance(node, ast.Import | ast.ImportFrom):
        return {_bound(alias) for alias in node.names} - {"*"}
    if isinstance(node, ast.FunctionDef | ast.ClassDef):
        names = {node.name}
    elif isinstance(node, ast.Assign | ast.AnnAssign):
        targets = node.targets if isinstance(node, ast.Assign) else [node.target]
        names = {part.id for target in targets for part in ast.walk(target) if isinstance(part, ast.Name)}
    else:
        return set()
    return names if all(map(_is_private, names)) else set()


def _is_private(name: str) -> bool:
    return name.startswith("_") and not name.startswith("__")


def _bound(alias: ast.alias) -> str:
    return alias.asname or alias.name.partition(".")[0]


def _names(tree: ast.AST, cut: Mapping[ast.AST, Body], optional: Collection[ast.AST]) -> set[str]:
    """Return what `tree` uses outside what is to be written and the `optional` parts in it: `name`, `.attribute`."""
    names: set[str] = set()
    waiting: list[ast.AST] = [tree]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
            names.add(node.id)
        elif isinstance(node, ast.Attribute):
            names.add(f".{node.attr}")
        for annotation in (getattr(node, "annotation", None), getattr(node, "returns", None)):
            names |= _quoted_names(annotation)
        own = [part for part in cut[node].node.body if not cut[node].is_given(part)] if node in cut else []
        waiting += [child for child in ast.iter_child_nodes(node) if child not in optional and child not in own]
    return names


def _quoted_names(annotation: ast.AST | None) -> set[str]:
    quoted = [part.value for part in ast.walk(annotation) if isinstance(part, ast.Constant)] if annotation else []
    return {name for text in quoted if isinstance(text, str) for name in re.findall(r"\b(?<!\.)[^\W\d]\w*", text)}


def _shorten(node: ast.Import | ast.ImportFrom, used: Collection[str]) -> Edits:
    kept = [alias for alias in node.names if alias.name == "*" or _bound(alias) in used]
    if len(kept) == len(node.names):
        return {}
    node.names = kept
    edits: Edits = {number: [] for number in range(node.lineno, (node.end_lineno or 0) + 1)}
    edits[node.lineno] = [ast.unparse(node)]
    return edits


def _apply(edits: Edits, lines: Sequence[str]) -> list[str]:
    """Return the lines with the edits made; where lines went, the widest gap around them is the gap that stays."""
    result: list[str] = []
    gap = widest = 0
    gone = False
    for number, line in enumerate(lines, start=1):
        if edits.get(number) == []:
            widest, gap, gone = max(widest, gap), 0, True
        elif not line.strip() and number not in edits:
            gap += 1
        else:
            result += [""] * (max(widest, gap) if gone else gap) + edits.get(number, [line])
            gap = widest = 0
            gone = False
    return result

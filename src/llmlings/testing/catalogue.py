"""The catalogued mistakes and alternatives: how their files are read.

All mistakes of a module are in `tests/mistakes/<module>.py`, those of its extras in `tests/mistakes/extra/`, one
function each: its name is the mistake's id, the decorator `mistake` says what it answers, its docstring is the
sentence for the learner, and its body only what a learner would write. An alternative is a file in
`tests/alternatives/<module>/` that defines functions of the module anew, again without what is given. Both are read as
data, and composed with the solution (`given`) to be tried.
"""

import ast
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from llmlings.course import Course
from llmlings.errors import CourseError
from llmlings.given import Function, compose, end_of, first_line, functions_of
from llmlings.testing.assertions import mistake
from llmlings.testing.diagnosis import COSTLY


@dataclass(frozen=True)
class WrongAnswer:
    """A catalogued mistake, read as data.

    `ends_as` is the status that its tests end with, or empty; a `slip` is no misconception, and may cost less.
    """

    id: str
    module: str
    function: str
    sentence: str
    ends_as: str
    source: str
    slip: bool = False


def read_mistakes(course: Course, module: str, path: Path | None = None) -> tuple[WrongAnswer, ...]:
    """Return the mistakes of a module in the order of their pages, each composed with the solution.

    `path` is a page of wrong answers that is not the catalogue's. A `CourseError` says what is wrong with a page.
    """
    pages = [path or course.mistakes(module)]
    if path is None and course.extra_mistakes(module).is_file():
        pages.append(course.extra_mistakes(module))
    answers = [answer for page in pages for answer in _read_page(course, module, page)]
    if twice := [answer.id for answer in answers if [other.id for other in answers].count(answer.id) > 1]:
        raise CourseError(f"{pages[0]}: {twice[0]} is there twice; give each mistake a name of its own.")
    return tuple(answers)


def _read_page(course: Course, module: str, path: Path) -> list[WrongAnswer]:
    page = _Page(path, course.solution(module))
    marked = [(node, mark) for node in page.tree.body if isinstance(node, Function) and (mark := _mark(node))]
    extra = page.without([node for node, _ in marked])
    answers = []
    for node, mark in marked:
        sentence = " ".join((ast.get_docstring(node) or "").split())
        function: str = ast.literal_eval(mark.args[0])
        options = {keyword.arg: ast.literal_eval(keyword.value) for keyword in mark.keywords}
        costs, slip = options.get("costs", ""), options.get("slip", False)
        if not sentence or (costs and costs not in COSTLY) or type(slip) is not bool:
            raise CourseError(
                f"{path}: {node.name} needs a docstring for the learner; costs is time or memory, slip True or False."
            )
        source = page.compose({function: node}, extra)
        answers.append(WrongAnswer(node.name, module, function, sentence, COSTLY.get(costs, ""), source, slip))
    return answers


def mistake_sentences(course: Course, module: str) -> dict[str, str]:
    """Return what the mistakes of a module say about themselves, by id; empty where there is no catalogue."""
    if not course.mistakes(module).is_file():
        return {}
    return {wrong.id: wrong.sentence for wrong in read_mistakes(course, module)}


def read_alternative(course: Course, module: str, path: Path) -> str:
    """Return the answer that a file of an alternative stands for, composed with the solution."""
    page = _Page(path, course.solution(module))
    known = course.module(module).functions
    found = {name: node for name, node in functions_of(page.tree) if name in known}
    if not found:
        raise CourseError(f"{path} defines no function of {module}; take it out, or write one of {', '.join(known)}.")
    classes = {name.partition(".")[0] for name in found if "." in name}
    own = [node for node in page.tree.body if getattr(node, "name", "") in found.keys() | classes]
    return page.compose(found, page.without(own))


class _Page:
    """A file of definitions beside the solution that they are composed with."""

    def __init__(self, path: Path, solution: Path) -> None:
        self.path = path
        try:
            text = path.read_text(encoding="utf-8")
            self.tree = ast.parse(text, str(path))
            self._solution = solution.read_text(encoding="utf-8")
        except (OSError, SyntaxError) as error:
            raise CourseError(f"{path} cannot be read: {error}.") from None
        self._lines = text.split("\n")
        self._functions = dict(functions_of(ast.parse(self._solution)))

    def without(self, nodes: Sequence[ast.stmt]) -> str:
        """Return what the file holds besides `nodes` and its docstring: imports and helpers."""
        names = {name for name, _ in functions_of(ast.parse(self._solution))}
        kept = []
        for node in self.tree.body:
            if node in nodes or isinstance(node, ast.Expr) or _imports_the_tool(node):
                continue
            if getattr(node, "name", "") in names:
                raise CourseError(f"{self.path}: {node.name} is a name of the solution; choose another one.")  # type: ignore[attr-defined]
            kept.append("\n".join(self._lines[first_line(node) - 1 : node.end_lineno]))
        return "\n\n\n".join(kept)

    def compose(self, found: Mapping[str, Function], extra: str) -> str:
        """Return the solution with the bodies of these functions."""
        for name, node in found.items():
            if name not in self._functions:
                raise CourseError(f"{self.path}: {node.name} answers '{name}', which the solution does not have.")
            if ast.unparse(_names_of(node.args)) != ast.unparse(_names_of(self._functions[name].args)):
                raise CourseError(f"{self.path}: {node.name} does not have the parameters of {name}; take those.")
        return compose(self._solution, {name: self._body(node) for name, node in found.items()}, extra)

    def _body(self, node: Function) -> str:
        first = node.body[1] if ast.get_docstring(node) is not None and len(node.body) > 1 else node.body[0]
        start = node.body[0].end_lineno or 0 if first is not node.body[0] else first.lineno - 1
        # A decorator or a comment may stand above the first statement; a docstring ends on a line of its own.
        return "\n".join(self._lines[start : end_of(node, self._lines)])


def _mark(node: Function) -> ast.Call | None:
    for decorator in node.decorator_list:
        if isinstance(decorator, ast.Call) and ast.unparse(decorator.func) == mistake.__name__:
            return decorator
    return None


def _imports_the_tool(node: ast.stmt) -> bool:
    return isinstance(node, ast.ImportFrom) and (node.module or "").startswith("llmlings")


def _names_of(arguments: ast.arguments) -> ast.arguments:
    """Return parameters without what a page need not repeat: annotations and defaults."""

    def bare(parameters: Sequence[ast.arg]) -> list[ast.arg]:
        return [ast.arg(parameter.arg) for parameter in parameters]

    return ast.arguments(
        posonlyargs=[],
        args=bare([*arguments.posonlyargs, *arguments.args]),
        kwonlyargs=bare(arguments.kwonlyargs),
        kw_defaults=[None] * len(arguments.kwonlyargs),
        defaults=[],
    )

"""A learner's answer beside the course's: of both only what somebody wrote, without description and given lines."""

import ast
from textwrap import dedent

from rich.console import Console
from rich.table import Table

from llmlings.course import Course, Module
from llmlings.given import CONTINUED, MARK, Function, end_of, start_of
from llmlings.learn.screen import indented
from llmlings.learn.solution import needed_for, solution_text
from llmlings.testing.source_text import SourceProblem, source_text

#: In a narrower terminal the two stand one below the other.
_WIDE = 110


def show_beside(console: Console, course: Course, module: Module, function: str) -> None:
    """Print what the learner wrote for a function, and what the course has there."""
    try:
        mine = _written(source_text(course.exercise(module.name).read_bytes()), module, function)
    except (OSError, SourceProblem, SyntaxError, KeyError):
        # The file was saved since it was tested, or gives a name of the course to what is written elsewhere.
        mine = f"# exercises/{module.name}.py has no `def {function.rpartition('.')[2]}`."
    theirs = _written(solution_text(course, module.name), module, function)
    if mine == theirs:
        console.print(f"yours, and the course's:\n{indented(mine, console.width)}", soft_wrap=True)
    elif console.width >= _WIDE:
        table = Table.grid(padding=(0, 2), expand=True)
        table.add_column(ratio=1)
        table.add_column(ratio=1)
        table.add_row("yours:", "the course's:", style="cyan")
        table.add_row(mine, theirs)
        console.print(table)
    else:
        for name, text in (("yours:", mine), ("the course's:", theirs)):
            console.print(name, style="cyan")
            console.print(indented(text, console.width), soft_wrap=True)


def _written(text: str, module: Module, function: str) -> str:
    """Return the body of a function without its docstring and what is given, and the helpers that it uses."""
    lines = text.split("\n")
    node, *others = needed_for(text, module, function)
    assert isinstance(node, Function)
    statements = node.body[1:] if ast.get_docstring(node) else node.body
    first, last = start_of((statements or node.body)[0], lines), end_of(node, lines)
    marks = [number for number in range(first, last + 1) if lines[number - 1].lstrip().startswith(MARK)]
    if marks:
        first = marks[-1] + 1
        while lines[first - 1].lstrip().startswith(CONTINUED):
            first += 1
    places = [(first, last)]
    places += [(start_of(o, lines), end_of(o, lines)) for o in others if not isinstance(o, ast.Import | ast.ImportFrom)]
    return "\n\n".join(dedent("\n".join(lines[first - 1 : last])).strip("\n") for first, last in places)

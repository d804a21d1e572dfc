"""What a solution gives to its learner, and answers that begin with it.

A body in `solutions/` may begin with lines that are given: they check arguments and make arrays of them. A comment
`# Given: ...` ends them and says what holds from there on; what a learner writes begins below it. A stub keeps these
lines, and a wrong or another right answer (`catalogue`) is composed with them: it holds only what somebody would write.
"""

import ast
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from textwrap import dedent, indent

from llmlings.errors import CourseError

Function = ast.FunctionDef

#: Ends the given lines of a body; goes on in lines that begin with `CONTINUED`.
MARK = "# Given: "
CONTINUED = "#   "
#: Above the helpers that given lines use, at the end of a solution.
HELPERS = "# Given: the checks that the functions above begin with. There is nothing to write below this line."


@dataclass(frozen=True)
class Body:
    """Where the lines of a body are, as in the file, from 1.

    Lines `mark` to `own - 1` are the comment that ends what is given; without one nothing is given, and `mark` equals
    `own`. `end` is the last line of the body.
    """

    name: str
    node: Function
    first: int
    mark: int
    own: int
    end: int

    @property
    def indent(self) -> str:
        """The spaces in front of each statement of the body."""
        return " " * self.node.body[0].col_offset

    def is_given(self, statement: ast.stmt) -> bool:
        """Return whether a statement of the body belongs to what is given."""
        return statement.lineno < self.mark


def functions_of(tree: ast.Module) -> Iterator[tuple[str, Function]]:
    """Yield the functions of a module and the methods of its classes, these as `Class.method`."""
    for node in tree.body:
        if isinstance(node, Function):
            yield node.name, node
        elif isinstance(node, ast.ClassDef):
            yield from ((f"{node.name}.{part.name}", part) for part in node.body if isinstance(part, Function))


def body_of(name: str, node: Function, lines: Sequence[str]) -> Body:
    """Return where the body of a function stands in `lines`; a `CourseError` if it has no docstring of its own."""
    docstring = node.body[0]
    shares_a_line = lines[docstring.lineno - 1][: docstring.col_offset].strip()
    if ast.get_docstring(node) is None or shares_a_line or any(n.lineno == docstring.end_lineno for n in node.body[1:]):
        raise CourseError(f"The function '{name}' has no docstring on lines of its own; write one, learners see it.")
    first = (docstring.end_lineno or 0) + 1
    end = end_of(node, lines)
    spaces = " " * docstring.col_offset
    marks = [number for number in range(first, end + 1) if lines[number - 1].startswith(spaces + MARK)]
    if len(marks) > 1:
        raise CourseError(f"The function '{name}' has two lines `{MARK}...`; one ends what is given.")
    if not marks:
        return Body(name, node, first, first, first, end)
    own = marks[0] + 1
    while own <= end and lines[own - 1].startswith(spaces + CONTINUED):
        own += 1
    return Body(name, node, first, marks[0], own, end)


def first_line(node: ast.stmt) -> int:
    """Return the first line of `node`, which may be that of a decorator."""
    decorators: list[ast.expr] = getattr(node, "decorator_list", [])
    return min([node.lineno, *(decorator.lineno for decorator in decorators)])


def start_of(node: ast.stmt, lines: Sequence[str]) -> int:
    """Return the first line of `node`; the decorators and comments right above it are part of it."""
    first = first_line(node)
    while first > 1 and lines[first - 2].lstrip().startswith("#"):
        first -= 1
    return first


def end_of(node: ast.stmt, lines: Sequence[str]) -> int:
    """Return the last line of `node`; the comments below its last statement are part of it."""
    end = number = node.end_lineno or 0
    below = re.compile(rf"\s*|\s{{{node.col_offset + 1},}}#.*")
    while number < len(lines) and below.fullmatch(lines[number]):
        number += 1
        if lines[number - 1].strip():
            end = number
    return end


def compose(source: str, bodies: Mapping[str, str], extra: str = "") -> str:
    """Return a solution with other own parts for some functions, and `extra` at its end.

    Args:
        source: the text of a solution.
        bodies: for each function, or `Class.method`, the lines that stand in place of what a learner writes.
        extra: imports and helpers that these lines need.
    Raises:
        CourseError: the solution has no such function.
    Example:
        >>> solution = 'def f(x):\\n    "F."\\n    x = int(x)\\n    # Given: x is an int.\\n    return x'
        >>> print(compose(solution, {"f": "return 0"}), end="")
        def f(x):
            "F."
            x = int(x)
            # Given: x is an int.
            return 0
    """
    lines = source.split("\n")
    found = dict(functions_of(ast.parse(source)))
    if unknown := bodies.keys() - found.keys():
        raise CourseError(f"The solution has no function '{min(unknown)}'; correct that name.")
    parts = [body_of(name, found[name], lines) for name in bodies]
    # From the end, so that the lines above keep their numbers.
    for part in sorted(parts, key=lambda part: -part.own):
        lines[part.own - 1 : part.end] = indent(dedent(bodies[part.name]), part.indent).rstrip().split("\n")
    return "\n".join(lines).rstrip() + "\n" + (f"\n\n{extra.strip()}\n" if extra.strip() else "")

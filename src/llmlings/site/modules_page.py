"""What the course holds, module by module, as a derived page: functions and their length, tests, mistakes, refusals."""

import ast
from collections import Counter
from collections.abc import Iterator, Sequence
from fractions import Fraction
from statistics import median

from llmlings.course import Course, Module
from llmlings.given import body_of, functions_of
from llmlings.grade.verdicts import rounded, share_points
from llmlings.testing.suite import Suite

_HEAD = """\
# What the course holds

Counted by `llmlings dev derive`; a parametrized test counts once for each case. *Lines* is the median length of what is
to be written in a function: lines of code of the solution below what is given, with the helpers that it makes for
itself. *Extras* are functions that are worth no points; their tests and mistakes are counted with the others.
*Refusals* is how many of the points hang on tests that ask whether bad input is refused.

| module | points | functions | extras | lines | visible tests | hidden tests | mistakes | alternatives | refusals |
|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|
"""


def modules_page(course: Course, suite: Suite) -> str:
    """Return the page, given all collected tests."""
    number = Counter((test.module, test.visibility) for test in suite.tests)
    rows, lengths, refused = [], [], Fraction(0)
    for module in course.modules:
        mine, points = own_lines(course, module), refusal_points(module, suite)
        lengths += mine
        refused += points
        rows.append(
            (
                f"`{module.name}`",
                module.points,
                len(module.functions),
                len(module.extra),
                f"{median(mine):g}",
                number[module.name, "visible"],
                number[module.name, "hidden"],
                len(suite.mistakes(module.name)),
                len(course.alternatives(module.name)),
                _share(points, module.points),
            )
        )
    sums = [sum(int(row[column]) for row in rows) for column in (1, 2, 3, 5, 6, 7, 8)]
    last = ("**all**", *sums[:3], f"{median(lengths):g}", *sums[3:], _share(refused, sums[0]))
    return _HEAD + "".join(map(_row, [*rows, last]))


def own_lines(course: Course, module: Module) -> list[int]:
    """Return for each function of a module how many lines of code are to be written, as the solution does it."""
    source = course.solution(module.name).read_text(encoding="utf-8")
    lines, functions = source.split("\n"), dict(functions_of(ast.parse(source)))
    bodies = {name: body_of(name, functions[name], lines) for name in module.functions}
    helpers = {name: node for name, node in functions.items() if name.rpartition(".")[2].startswith("_")}
    given = {part.id for body in bodies.values() for part in _names(s for s in body.node.body if body.is_given(s))}
    lengths = []
    for body in bodies.values():
        own = [statement for statement in body.node.body[1:] if not body.is_given(statement)]
        reached: dict[str, ast.FunctionDef] = {}
        waiting: list[ast.stmt] = [*own]
        while waiting:
            for part in _names([waiting.pop()]):
                if part.id in helpers and part.id not in given and part.id not in reached:
                    reached[part.id] = helpers[part.id]
                    waiting.append(helpers[part.id])
        texts = lines[body.own - 1 : body.end]
        for helper in reached.values():
            texts += lines[helper.lineno - 1 : helper.end_lineno]
        lengths.append(sum(bool(text.strip()) and not text.lstrip().startswith("#") for text in texts))
    return lengths


def _names(statements: Sequence[ast.stmt] | Iterator[ast.stmt]) -> Iterator[ast.Name]:
    return (part for statement in statements for part in ast.walk(statement) if isinstance(part, ast.Name))


def refusal_points(module: Module, suite: Suite) -> Fraction:
    """Return the points of a module that hang on a refusal."""
    tests = [test for test in suite.graded if test.module == module.name]
    worth = share_points(module, tests)
    return sum((worth[test.id] for test in tests if suite.asks_for_refusal(test)), Fraction(0))


def _share(points: Fraction, whole: int) -> str:
    return f"{rounded(100 * points / whole, 1)} %"


def _row(cells: Sequence[object]) -> str:
    return f"| {' | '.join(map(str, cells))} |\n"

"""What the course holds, module by module, as a derived page: functions, tests, mistakes, alternatives."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from llmlings.course import Course
from llmlings.testing.results import SuiteTest

_HEAD = """\
# What the course holds

Counted by `llmlings dev counts`; a parametrized test counts once for each case.

| module | points | functions | visible tests | hidden tests | mistakes | alternatives |
|---|---:|---:|---:|---:|---:|---:|
"""


def counts_file(course: Course) -> Path:
    """Return the path of the derived page."""
    return course.root / "docs" / "guides" / "modules.md"


def counts_page(course: Course, tests: Sequence[SuiteTest]) -> str:
    """Return the page, given all collected tests."""
    number = Counter((test.module, test.visibility) for test in tests)
    rows = [
        (
            module.points,
            len(module.functions),
            number[module.name, "visible"],
            number[module.name, "hidden"],
            len(course.mistakes(module.name)),
            len(course.alternatives(module.name)),
        )
        for module in course.modules
    ]
    names = [f"`{module.name}`" for module in course.modules]
    lines = [_row(name, row) for name, row in zip(names, rows, strict=True)]
    return _HEAD + "".join([*lines, _row("**all**", [sum(column) for column in zip(*rows, strict=True)])])


def _row(name: str, numbers: Sequence[int]) -> str:
    return f"| {name} | {' | '.join(map(str, numbers))} |\n"

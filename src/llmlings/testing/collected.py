"""Which tests of a pytest run belong to the course, and what each of them is."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, cast, get_args

import pytest

from llmlings.course import Course, Module
from llmlings.testing.results import SuiteTest, Visibility

#: Under this name pytest's plugin manager knows the session of the course.
SESSION = "llmlings-session"


def module_of(course: Course, path: Path) -> Module | None:
    """Return the module whose visible or hidden test file this is, None if it is none of the course."""
    if path.parent.parent != course.root / "tests" or path.parent.name not in get_args(Visibility):
        return None
    name = path.stem.removeprefix("test_")
    return next((module for module in course.modules if module.name == name), None)


def describe(course: Course, item: pytest.Item) -> SuiteTest | None:
    """Return what a collected test is, None if it is none of the course; one that does not say so stops pytest."""
    module = module_of(course, item.path)
    if module is None:
        return None
    mark = item.get_closest_marker("about")
    sentence = (getattr(getattr(item, "function", None), "__doc__", None) or "").strip()
    if mark is None or mark.args[0] not in module.all_functions or not sentence:
        names = ", ".join(module.all_functions)
        raise pytest.UsageError(
            f"{item.nodeid} needs @about(...) with one of {names}, and a docstring of one sentence."
        )
    weight = mark.kwargs["weight"]
    if type(weight) is not int or weight < 1:
        raise pytest.UsageError(f"{item.nodeid} has the weight {weight!r}; write a whole number, 1 or more.")
    callspec = getattr(item, "callspec", None)
    name = " ".join(sentence.split()) + (f" [{callspec.id}]" if callspec else "")
    return SuiteTest(item.nodeid, name, module.name, mark.args[0], cast(Visibility, item.path.parent.name), weight)


def sort_key(course: Course, test: SuiteTest | None) -> tuple[int, bool]:
    """Return where a test stands: in course order, visible ones first; tests of others come last."""
    names = [module.name for module in course.modules]
    return (names.index(test.module), test.visibility == "hidden") if test else (len(names), False)


def options_of(item: pytest.Item) -> Mapping[str, Any]:
    """Return the keywords of a test's `about`."""
    mark = item.get_closest_marker("about")
    return mark.kwargs if mark else {}

"""Extras, functions that are worth no points: learners can see that they are, and no hidden test asks for them."""

import ast
import re
from pathlib import Path

import pytest

from llmlings.course import Module, load_course
from llmlings.given import functions_of

ROOT = Path(__file__).resolve().parents[2]
COURSE = load_course(ROOT)
WITH_EXTRAS = [module for module in COURSE.modules if module.extra]
EVERY = pytest.mark.parametrize("module", WITH_EXTRAS, ids=lambda module: module.name)


@EVERY
def test_a_docstring_and_a_lesson_say_that_a_function_is_an_extra(module: Module) -> None:
    found = dict(functions_of(ast.parse(COURSE.exercise(module.name).read_text("utf-8"))))
    lesson = COURSE.lesson(module.name).read_text("utf-8")
    for name in module.extra:
        text = ast.get_docstring(found[name]) or ""
        assert "\n\nThis function is an extra: it is worth no points.\n\n" in text
        assert f"- `{name}` is an **extra**, worth no points: " in lesson


@EVERY
def test_extras_stand_below_what_counts(module: Module) -> None:
    names = [name for name, _ in functions_of(ast.parse(COURSE.exercise(module.name).read_text("utf-8")))]
    assert [name for name in names if name in module.all_functions] == list(module.all_functions)


@EVERY
def test_no_hidden_test_asks_for_an_extra_and_visible_ones_do(module: Module) -> None:
    for name in module.extra:
        asks = re.compile(rf'@about\("{name}"')
        assert not asks.search(COURSE.tests(module.name, "hidden").read_text("utf-8"))
        assert asks.search(COURSE.tests(module.name, "visible").read_text("utf-8"))


def test_what_counts_and_what_is_extra_has_different_names() -> None:
    for module in WITH_EXTRAS:
        assert len(set(module.all_functions)) == len(module.all_functions)

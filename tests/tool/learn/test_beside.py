"""A learner's answer beside the course's."""

import io
from pathlib import Path

import pytest
from rich.console import Console

from llmlings.course import Course
from llmlings.learn.beside import show_beside

MINE = '''"""Adding."""


def add(a: int, b: int) -> int:
    """Return a + b."""
    total = a
    # One at a time.
    return _plus(total, b)


def double(a: int) -> int:
    """Return 2 * a."""
    return add(a, a)


def _plus(a, b):
    return a + b
'''


def shown(course: Course, function: str, width: int = 80) -> list[str]:
    text = io.StringIO()
    show_beside(Console(file=text, width=width, markup=False), course, course.module("sums"), function)
    return [line.rstrip() for line in text.getvalue().splitlines()]


@pytest.fixture
def answered(learner: Course) -> Course:
    learner.exercise("sums").write_text(MINE, encoding="utf-8")
    return learner


def test_of_both_only_what_was_written_is_shown_with_its_helpers(answered: Course) -> None:
    mine, _, theirs = "\n".join(shown(answered, "add")).partition("the course's:")
    assert "total = a" in mine
    assert "# One at a time." in mine
    assert "def _plus(a, b):" in mine
    assert "Return" not in mine
    assert "def double" not in mine
    assert "return a + b" in theirs
    assert "def add" not in theirs


def test_a_wide_terminal_has_them_side_by_side(answered: Course) -> None:
    assert any("yours:" in line and "the course's:" in line for line in shown(answered, "add", width=120))


def test_the_same_answer_is_shown_once(answered: Course, checkout: Path) -> None:
    solution = (checkout / "solutions" / "sums.py").read_text(encoding="utf-8")
    answered.exercise("sums").write_text(f"\ufeff{solution}", encoding="utf-8")
    first, *rest = shown(answered, "add")
    assert first == "yours, and the course's:"
    assert len(rest) == len([line for line in rest if line])
    assert "the course's:" not in rest


@pytest.mark.parametrize(
    "text",
    ["import operator\n\nadd = operator.add\n", "def add(a, b:\n", "x = '\udcff'\n", "# coding: latin-1\nadd = 'é'\n"],
    ids=["another name", "no Python", "no text", "no UTF-8"],
)
def test_without_a_definition_of_it_the_courses_answer_is_shown(learner: Course, text: str) -> None:
    encoding = "latin-1" if "latin-1" in text else "utf-8"
    learner.exercise("sums").write_bytes(text.encode(encoding, "surrogateescape"))
    mine, _, theirs = "\n".join(shown(learner, "add")).partition("the course's:")
    assert "exercises/sums.py has no `def add`." in mine
    assert "return a + b" in theirs


def test_a_file_in_an_encoding_that_it_names_is_read(learner: Course) -> None:
    text = "# coding: latin-1\ndef add(a, b):\n    return a + b  # größer\n"
    learner.exercise("sums").write_bytes(text.encode("latin-1"))
    assert any("größer" in line for line in shown(learner, "add"))

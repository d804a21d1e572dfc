"""The format of the self-check questions is read strictly, and what breaks it is named with its place."""

import re
from pathlib import Path

import pytest

from llmlings.course import Course, find_course
from llmlings.errors import CourseError
from llmlings.site.questions import read_questions


def option(text: str, right: bool = False, why: str = "Because.") -> str:
    return f'[[question.option]]\ntext = "{text}"\nwhy = "{why}"\n' + ("right = true\n" if right else "")


def question(*options: str, text: str = "Which?") -> str:
    return f'[[question]]\ntext = "{text}"\n' + "".join(options)


GOOD = question(option("a", right=True), option("b"), option("c"))


@pytest.fixture
def course(tmp_path: Path) -> Course:
    course = find_course(Path(__file__))
    return Course(tmp_path, course.title, course.modules, course.limits)


def write(course: Course, text: str) -> None:
    path = course.questions("tokens")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def test_a_question_keeps_its_options_in_order(course: Course) -> None:
    write(course, question(option("a"), option("b", right=True, why=" Since b. "), option("c")))
    (found,) = read_questions(course, "tokens")
    assert found.text == "Which?"
    assert [(o.text, o.right) for o in found.options] == [("a", False), ("b", True), ("c", False)]
    assert found.options[1].why == "Since b."


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[[question]", "docs/questions/tokens.toml is not TOML"),
        ("", "docs/questions/tokens.toml lacks question"),
        ("question = 3", "docs/questions/tokens.toml needs tables"),
        ("question = []", "docs/questions/tokens.toml needs tables"),
        (GOOD + question(), "question 2 lacks option"),
        (GOOD.replace("text", "txet", 1), "question 1 lacks text"),
        (GOOD.replace('text = "Which?"', 'text = " "'), "question 1 has an empty `text`"),
        (GOOD.replace('text = "Which?"', 'text = "Which?"\nlevel = 2'), "question 1 has level, which nothing reads"),
        (question(option("a", right=True), option("b")), "question 1 has 2 options"),
        (GOOD + "".join(map(option, "de")), "question 1 has 5 options"),
        (GOOD.replace('"c"', '"b"'), "question 1 has the same option twice"),
        (question(*map(option, "abc")), "question 1 has 0 right options"),
        (GOOD + option("d", right=True), "question 1 has 2 right options"),
        (GOOD.replace("right = true", "right = 1"), "question 1, option 1: `right` is true or left out, not 1"),
        (GOOD + option("d", why=""), "question 1, option 4 has an empty `why`"),
        (GOOD + '[[question.option]]\ntext = "d"\n', "question 1, option 4 lacks why"),
    ],
)
def test_what_breaks_the_format_is_named(course: Course, text: str, message: str) -> None:
    write(course, text)
    with pytest.raises(CourseError, match=re.escape(message)):
        read_questions(course, "tokens")


def test_a_missing_file_is_named(course: Course) -> None:
    with pytest.raises(CourseError, match=r"docs/questions/tokens\.toml is missing"):
        read_questions(course, "tokens")

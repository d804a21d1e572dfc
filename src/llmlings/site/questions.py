"""The self-check questions of the lessons: `docs/questions/<module>.toml`, read strictly.

A file holds `[[question]]` tables: `text`, and three or four `[[question.option]]`, each with `text` and `why`, exactly
one of them with `right = true`. All texts are Markdown.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from llmlings.course import Course
from llmlings.errors import CourseError

_SIZES = (3, 4)


@dataclass(frozen=True)
class Option:
    """One answer to choose, and why it is right or what the one who chooses it confuses."""

    text: str
    why: str
    right: bool


@dataclass(frozen=True)
class Question:
    """A question, and its options in the order in which they are shown."""

    text: str
    options: tuple[Option, ...]


def read_questions(course: Course, module: str) -> tuple[Question, ...]:
    """Return the questions of a module; a `CourseError` says where its file breaks the format."""
    path = course.questions(module)
    name = path.relative_to(course.root).as_posix()
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise CourseError(f"{name} is missing; write the questions of the lesson {module}.") from None
    except tomllib.TOMLDecodeError as error:
        raise CourseError(f"{name} is not TOML ({error}); correct it.") from None
    _expect_keys(data, {"question"}, name)
    tables = _tables(data["question"], name)
    return tuple(_question(table, f"{name}, question {number}") for number, table in enumerate(tables, 1))


def _question(table: Mapping[str, Any], place: str) -> Question:
    _expect_keys(table, {"text", "option"}, place)
    text = _text(table, "text", place)
    options = [_option(entry, f"{place}, option {n}") for n, entry in enumerate(_tables(table["option"], place), 1)]
    if len(options) not in _SIZES:
        raise CourseError(f"{place} has {len(options)} options; give it three or four.")
    if len({option.text for option in options}) < len(options):
        raise CourseError(f"{place} has the same option twice; change one of them.")
    if (right := sum(option.right for option in options)) != 1:
        raise CourseError(f"{place} has {right} right options; mark exactly one with `right = true`.")
    return Question(text, tuple(options))


def _option(table: Mapping[str, Any], place: str) -> Option:
    _expect_keys({"right": False, **table}, {"text", "why", "right"}, place)
    right = table.get("right", False)
    if not isinstance(right, bool):
        raise CourseError(f"{place}: `right` is true or left out, not {right!r}.")
    return Option(_text(table, "text", place), _text(table, "why", place), right)


def _expect_keys(table: Mapping[str, Any], keys: set[str], place: str) -> None:
    if missing := keys - set(table):
        raise CourseError(f"{place} lacks {', '.join(sorted(missing))}; add it.")
    if unknown := set(table) - keys:
        raise CourseError(f"{place} has {', '.join(sorted(unknown))}, which nothing reads; correct or remove it.")


def _tables(value: object, place: str) -> list[Mapping[str, Any]]:
    if not isinstance(value, list) or not value or not all(isinstance(entry, dict) for entry in value):
        raise CourseError(f"{place} needs tables in double brackets, such as [[question]] or [[question.option]].")
    return value


def _text(table: Mapping[str, Any], key: str, place: str) -> str:
    text = table[key]
    if not isinstance(text, str) or not text.strip():
        raise CourseError(f"{place} has an empty `{key}`; write it.")
    return text.strip()

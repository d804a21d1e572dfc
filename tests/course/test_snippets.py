"""The snippets of lessons run, print what their sentences speak of, and give no exercise away."""

import ast
import re
import sys
from pathlib import Path
from typing import Any

import pytest

from llmlings.course import Module, load_course
from llmlings.errors import CourseError
from llmlings.site.snippet_runs import run_snippets
from llmlings.site.snippets import Snippet, read_snippets, with_snippets

COURSE = load_course(Path(__file__).resolve().parents[2])
IDS = [module.name for module in COURSE.modules]
_NUMBER = r"(?<![\w.])-?\d[\d,]*(?:\.\d+)?"


def text_of(module: Module) -> str:
    return COURSE.lesson(module.name).read_text("utf-8")


def snippets_of(module: Module) -> list[Snippet]:
    return read_snippets(text_of(module), module.name)


def places(module: Module) -> list[tuple[str, str]]:
    """Return the paragraphs before and behind each snippet of a lesson."""
    parts = re.split(r"```\{ \.python \.snippet \}\n.*?\n```", text_of(module), flags=re.DOTALL)
    before = [part.rstrip().rpartition("\n\n")[2] for part in parts[:-1]]
    behind = [part.lstrip().partition("\n\n")[0] for part in parts[1:]]
    return list(zip(before, behind, strict=True))


@pytest.mark.parametrize("module", COURSE.modules, ids=IDS)
def test_a_lesson_has_snippets_from_early_on(module: Module) -> None:
    reading = text_of(module).partition("\n## The exercise")[0]
    number = reading.count("\n```{ .python .snippet }\n")
    assert 3 <= number <= 6
    assert number == len(snippets_of(module))
    words = reading.partition("\n```{ .python .snippet }\n")[0].split()
    assert len(words) < 800


@pytest.mark.parametrize("module", COURSE.modules, ids=IDS)
def test_a_snippet_is_short_and_says_what_to_try(module: Module) -> None:
    for snippet, (lead, behind) in zip(snippets_of(module), places(module), strict=True):
        assert len(snippet.source.splitlines()) <= 8, snippet.source
        assert max(map(len, snippet.source.splitlines())) <= 79, snippet.source
        assert re.search(r"[:.?]$", lead), lead
        assert behind.startswith("**Try:** "), behind


@pytest.mark.parametrize("module", COURSE.modules, ids=IDS)
def test_numbers_of_the_sentence_before_are_in_the_output_or_the_code(module: Module) -> None:
    for snippet, (lead, _) in zip(snippets_of(module), places(module), strict=True):
        there = numbers(f"{snippet.output}\n{snippet.source}".replace("_", ""))
        for number in numbers(re.sub("`.*?`", "", lead).replace(",", "")):
            digits = len(number.partition(".")[2])
            assert any(round(float(other), digits) == float(number) for other in there), f"{number}: {lead}"


def numbers(text: str) -> list[str]:
    return [number.rstrip(",").replace(",", "") for number in re.findall(_NUMBER, re.sub(r"(\d),(?!\d)", r"\1", text))]


@pytest.mark.parametrize("module", COURSE.modules, ids=IDS)
def test_a_snippet_needs_numpy_at_most(module: Module) -> None:
    for snippet in snippets_of(module):
        for node in ast.walk(ast.parse(snippet.source)):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            assert {name.partition(".")[0] for name in names} <= {"numpy", *sys.stdlib_module_names}


@pytest.mark.parametrize("module", COURSE.modules, ids=IDS)
def test_no_snippet_defines_what_an_exercise_asks_for(module: Module) -> None:
    space: dict[str, Any] = {}
    run_snippets([snippet.source for snippet in snippets_of(module)], space)
    asked = {part for other in COURSE.modules for name in other.functions for part in name.split(".")}
    assert asked & set(space) == set()


def test_a_page_shows_what_its_snippets_print() -> None:
    text = "Look:\n\n```{ .python .snippet }\nx = 2\nprint(x)\n```\n\nAnd:\n\n```{ .python .snippet }\nx * 21\n```\n"
    shown = with_snippets(text, read_snippets(text, "page.md"))
    assert "print(x)\n```\n\n```{ .text .snippet-output .no-copy }\n2\n```\n\nAnd:" in shown
    assert shown.endswith("x * 21\n```\n\n```{ .text .snippet-output .no-copy }\n42\n```\n")


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ("x = 1\nprint(y)", "page.md, line 5: the snippet ends with NameError: name 'y' is not defined; mend it."),
        ("print(1)\nx =", "page.md, line 5: the snippet ends with SyntaxError: invalid syntax; mend it."),
        ("raise SystemExit(3)", "page.md, line 4: the snippet ends with SystemExit: 3; mend it."),
        ("x = 1", "page.md, line 4: the snippet prints nothing; print what the sentence speaks of."),
    ],
)
def test_a_snippet_that_fails_is_named_with_its_line(code: str, told: str) -> None:
    with pytest.raises(CourseError) as caught:
        read_snippets(f"Look:\n\n```{{ .python .snippet }}\n{code}\n```\n", "page.md")
    assert str(caught.value) == told

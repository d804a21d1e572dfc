"""Every example in a docstring of a solution gives what it says."""

import ast
import doctest
from pathlib import Path

import pytest

from llmlings.course import load_course
from llmlings.testing.local_implementation import LocalImplementation, real_exercises
from llmlings.testing.observe import Outcome

ROOT = Path(__file__).resolve().parents[2]
MODULES = [path.stem for path in sorted((ROOT / "solutions").glob("*.py"))]


@pytest.mark.parametrize("name", MODULES)
def test_examples_are_right(name: str) -> None:
    solutions = LocalImplementation(ROOT / "solutions")
    module = solutions.load(name)
    assert not isinstance(module, Outcome), module
    with real_exercises(solutions):
        tried = doctest.testmod(module)
    assert tried.failed == 0


@pytest.mark.parametrize("name", MODULES)
def test_every_exercise_says_what_it_takes_gives_and_comes_from(name: str) -> None:
    course = load_course(ROOT)
    tree = ast.parse(course.solution(name).read_text(encoding="utf-8"))
    functions = {node.name: node for node in tree.body if isinstance(node, ast.FunctionDef)}
    for part in tree.body:
        if isinstance(part, ast.ClassDef):
            functions |= {f"{part.name}.{node.name}": node for node in part.body if isinstance(node, ast.FunctionDef)}
    for function in course.module(name).all_functions:
        text = ast.get_docstring(functions[function]) or ""
        for section in ("Args:", "Returns:", "Example:", "Source:", f"Lesson: docs/lessons/{name}.md"):
            assert section in text, f"{name}.{function} lacks {section}"

"""A workspace of the course in which the modules of the capstone are solved, and a recipe that takes no time."""

import shutil
from pathlib import Path

import pytest

from llmlings.course import Course
from llmlings.learn.own_model import CAPSTONE, Recipe
from llmlings.learn.workspace import create

ROOT = Path(__file__).resolve().parents[2]
TINY = Recipe(num_merges=8, width=8, num_heads=2, num_layers=1, context_length=8, steps=12, seed=0)
#: 3,900 bytes; what is kept aside begins in the middle of a line.
RHYME = "The clock goes tick, the clock goes tock.\nHere is a café; tick tock.\n" * 56


def solved(folder: Path) -> Course:
    """Make such a workspace; a test is left out where PyTorch is missing."""
    pytest.importorskip("torch")
    course = create(folder)
    for name in (*course.module(CAPSTONE).uses, CAPSTONE):
        shutil.copy(ROOT / "solutions" / f"{name}.py", course.exercise(name))
    return course


def edit(course: Course, name: str, old: str, new: str) -> None:
    """Replace a part of an exercise that is there once."""
    path = course.exercise(name)
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8", newline="\n")

"""Notebooks of the course in an nbgrader course directory, with answers put in."""

import json
from pathlib import Path
from typing import Any

from llmlings.course import Course
from llmlings.testing.catalogue import read_alternative, read_mistakes

Notebook = dict[str, Any]


def taken(folder: Path, module: str, kind: str = "release") -> Notebook:
    path = folder / kind / module / f"{module}.ipynb"
    return dict(json.loads(path.read_text(encoding="utf-8")))


def cell(notebook: Notebook, cell_id: str) -> dict[str, Any]:
    return next(cell for cell in notebook["cells"] if cell["id"] == cell_id)


def answered(folder: Path, module: str, text: str, kind: str = "release") -> Notebook:
    """A notebook, as released or with its hidden tests, with a whole file as its answer."""
    notebook = taken(folder, module, kind)
    for part in notebook["cells"]:
        if part["id"].startswith("solution-"):
            part["source"] = ""
    cell(notebook, "setup")["source"] = text
    return notebook


def answers_of(course: Course, module: str) -> dict[str, str]:
    """The catalogued mistakes and the alternatives of a module, by name."""
    texts = {mistake.id: mistake.source for mistake in read_mistakes(course, module)}
    texts |= {path.stem: read_alternative(course, module, path) for path in course.alternatives(module)}
    assert len(texts) > 10
    return texts

"""Which cells of a submitted notebook are the assignment's, and what becomes of all others."""

import json
from pathlib import Path
from typing import Any

import pytest

from llmlings.nbgrader.submitted_cells import SourceCell, read_notebook, restored

ASSIGNMENT = [
    SourceCell("checks", "code", "from llmlings.notebook import check", True, {"grade_id": "checks"}),
    SourceCell("setup", "code", "import re", False, {"grade_id": "setup", "solution": True}),
    SourceCell("solution-f", "code", "def f():\n    todo", False, {"grade_id": "solution-f", "solution": True}),
    SourceCell("check-f", "code", "check('f')", True, {"grade_id": "check-f"}),
]


def cell(source: str, kind: str = "code", cell_id: str = "a1b2", grade_id: str = "") -> dict[str, Any]:
    metadata = {"nbgrader": {"grade_id": grade_id}} if grade_id else {}
    return {"cell_type": kind, "id": cell_id, "source": source, "metadata": metadata}


def after(folder: Path, *cells: dict[str, Any]) -> list[tuple[str, str, str]]:
    """Type, id and first line of each cell of the notebook that is graded, without notes."""
    path = folder / "tokens.ipynb"
    path.write_text(json.dumps({"nbformat": 4, "cells": cells}), encoding="utf-8")
    read, problem = read_notebook(path)
    assert not problem
    found = restored(read, ASSIGNMENT, problem)
    lines = [(part["cell_type"], part["id"], part["source"].split("\n")[0]) for part in found]
    return [line for line in lines if "Note from the grader" not in line[2]]


AS_HANDED_OUT = [
    ("code", "checks", "from llmlings.notebook import check"),
    ("code", "setup", "import re"),
    ("code", "solution-f", "def f():"),
    ("code", "check-f", "check('f')"),
]


@pytest.mark.parametrize("kind", ["code", "markdown", "raw", "odd"])
@pytest.mark.parametrize("ids", [("solution-f", ""), ("x", "solution-f"), ("solution-f", "other")])
def test_an_answer_is_found_by_its_id_whatever_became_of_the_cell(
    tmp_path: Path, kind: str, ids: tuple[str, str]
) -> None:
    found = after(tmp_path, cell("def f(): pass", kind, *ids))
    assert found == [*AS_HANDED_OUT[:2], ("code", "solution-f", "def f(): pass"), AS_HANDED_OUT[3]]


def test_a_stub_is_not_put_back_under_a_cell_that_defines_its_function(tmp_path: Path) -> None:
    found = after(tmp_path, cell("import os"), cell("# All of it.\ndef f(): pass\ndef g(): pass"))
    assert [first for _, _, first in found if first.startswith(("def", "#"))] == ["# All of it."]
    assert after(tmp_path, cell("import os"))[:4] == AS_HANDED_OUT


def test_an_answer_that_was_written_over_a_check_is_kept_above_it(tmp_path: Path) -> None:
    found = after(tmp_path, cell("def f(): pass\ncheck('f')", cell_id="check-f"))
    assert [first for _, _, first in found][-2:] == ["def f(): pass", "check('f')"]
    assert after(tmp_path, cell("check('g')", cell_id="check-f")) == AS_HANDED_OUT


def test_nothing_of_a_graded_cell_is_kept() -> None:
    graded = SourceCell("hidden-tests", "code", "# Hidden.", True, {"grade_id": "hidden-tests", "grade": True})
    written = {**cell("def test_f(): pass", cell_id="x"), "metadata": {"nbgrader": {"grade_id": "hidden-tests"}}}
    assert [part["source"] for part in restored([written], [graded], "")] == ["# Hidden."]

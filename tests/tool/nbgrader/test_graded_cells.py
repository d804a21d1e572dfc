"""Whose answers a notebook is graded with."""

import json
from pathlib import Path

from llmlings.course import load_course
from llmlings.nbgrader.graded_cells import answers

COURSE = load_course(Path(__file__).resolve().parents[3])


def test_a_module_made_of_others_takes_them_from_the_students_other_assignments(tmp_path: Path) -> None:
    module = COURSE.module("language_model")
    for name in module.uses:
        (tmp_path / name).mkdir()
        notebook = {"nbformat": 4, "cells": [{"cell_type": "code", "source": f"name = {name!r}"}]}
        (tmp_path / name / f"{name}.ipynb").write_text(json.dumps(notebook))
    (tmp_path / "bpe" / "bpe.ipynb").rename(tmp_path / "elsewhere")
    (tmp_path / "bpe" / "bpe.ipynb").symlink_to(tmp_path / "elsewhere")
    (tmp_path / "batching").rename(tmp_path / "else")
    (tmp_path / "batching").symlink_to(tmp_path / "else")
    (tmp_path / "generation" / "generation.ipynb").write_text("[]")
    found = answers(module, b'{"nbformat": 4, "cells": []}', lambda name: tmp_path / name)
    assert {name: bool(file.problem) for name, file in found.items()} == {
        "language_model": False, "generation": True, "transformer": False
    }  # fmt: skip
    assert found["transformer"].text.endswith("name = 'transformer'\n")

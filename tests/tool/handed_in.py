"""Writes what students hand in, and reads it as the grader does."""

import json
import zipfile
from pathlib import Path

from llmlings.course import load_course
from llmlings.grade.intake import Submission, read_submissions
from llmlings.testing.notebook_cells import joined

COURSE = load_course(Path(__file__).parents[2])


def write(path: Path, data: str | bytes = "x = 1\n") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


def write_zip(path: Path, files: dict[str, str | bytes], compression: int = zipfile.ZIP_DEFLATED) -> Path:
    with zipfile.ZipFile(path, "w", compression) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return path


def patch(path: Path, old: bytes, new: bytes, count: int = -1) -> None:
    data = path.read_bytes()
    assert old in data
    path.write_bytes(data.replace(old, new, count))


def only(folder: Path) -> Submission:
    (submission,) = read_submissions(folder, COURSE)
    return submission


def as_text(*cells: str) -> str:
    """Return the text that a notebook of these cells is read as."""
    return joined(enumerate(cells, 1))


def texts(submission: Submission) -> dict[str, str]:
    return {name: file.text for name, file in submission.modules.items()}


def notebook(*cells: dict | str, **changes) -> str:
    made = [cell if isinstance(cell, dict) else {"cell_type": "code", "source": cell, "metadata": {}} for cell in cells]
    return json.dumps({"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": made, **changes})

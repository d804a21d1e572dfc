"""Takes a notebook apart as data: the cells that hold the student's code, as one text."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from llmlings.testing.notebook_cells import joined

#: Ids of cells in the notebooks of `llmlings notebooks`: what students write in, and what is run to check it.
ANSWERS = re.compile(r"setup|solution-\w+")
CHECKS = re.compile(r"checks|check-\w+")
TESTS = re.compile(r"(?:visible|hidden)-tests")
_DEFINED = re.compile(r"^(?:async[ \t]+def|def|class)[ \t]+(\w+)", re.MULTILINE)


def notebook_source(data: bytes) -> str:
    """Return the cells of a notebook of format 4 that count as code, as one text; a ValueError says what is wrong.

    Answers count by their id, whatever their type has become, and so do all code cells that nbgrader does not lock.
    Any other cell counts if it defines what none of these does. nbgrader's graded tests never count.
    """
    cells = [_read(cell) for cell in cells_in(data)]
    counts = [cell.is_answer or (cell.kind == "code" and not cell.locked) for cell in cells]
    known = {name for cell, counted in zip(cells, counts, strict=True) if counted for name in defined_in(cell.source)}
    return joined(
        (number, cell.source)
        for number, (cell, counted) in enumerate(zip(cells, counts, strict=True), start=1)
        if cell.source.strip() and not cell.is_test and (counted or defined_in(cell.source) - known)
    )


def cells_in(data: bytes) -> Sequence[Mapping[str, Any]]:
    """Return the cells of a notebook of format 4; a ValueError says what is wrong."""
    try:
        notebook = json.loads(data.decode("utf-8-sig"))
    except UnicodeError:
        raise ValueError("it is not UTF-8") from None
    except (ValueError, RecursionError):
        raise ValueError("it is not JSON") from None
    if not isinstance(notebook, dict) or notebook.get("nbformat") != 4:
        raise ValueError("it is not of notebook format 4")
    cells = notebook.get("cells")
    if not isinstance(cells, list):
        raise ValueError("it has no list of cells")
    return [cell for cell in cells if isinstance(cell, dict)]


def id_of(cell: Mapping[str, Any]) -> str:
    """Return the id of a cell, as our notebooks give it: the cell's own, or the one that nbgrader has noted."""
    grade_id = _marks(cell).get("grade_id")
    for name in (cell.get("id"), grade_id):
        if isinstance(name, str) and any(kind.fullmatch(name) for kind in (ANSWERS, CHECKS, TESTS)):
            return name
    return grade_id if isinstance(grade_id, str) else ""


def defined_in(source: str) -> set[str]:
    """Return the names of the functions and classes that a text defines, as far as its lines show.

    A look at lines alone: a submission is not parsed on the trusted side.
    """
    return set(_DEFINED.findall(source))


@dataclass(frozen=True)
class _Taken:
    kind: str
    source: str
    is_answer: bool
    is_test: bool
    locked: bool


def _read(cell: Mapping[str, Any]) -> _Taken:
    marks, name = _marks(cell), id_of(cell)
    source = cell.get("source")
    if isinstance(source, list) and all(isinstance(line, str) for line in source):
        source = "".join(source)
    kind = cell.get("cell_type")
    if not isinstance(source, str):
        if kind == "code":
            raise ValueError("a code cell has no text")
        source = ""
    # A cell that is graded by hand holds an answer too: `solution` beside `grade`.
    is_answer = bool(marks.get("solution")) or ANSWERS.fullmatch(name) is not None
    is_test = not is_answer and (bool(marks.get("grade")) or TESTS.fullmatch(name) is not None)
    locked = bool(marks.get("locked")) or CHECKS.fullmatch(name) is not None
    return _Taken(kind if isinstance(kind, str) else "", source.replace("\r\n", "\n"), is_answer, is_test, locked)


def _marks(cell: Mapping[str, Any]) -> Mapping[str, Any]:
    metadata = cell.get("metadata")
    marks = metadata.get("nbgrader") if isinstance(metadata, dict) else None
    return marks if isinstance(marks, dict) else {}

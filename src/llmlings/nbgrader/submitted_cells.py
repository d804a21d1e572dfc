"""Reads a submitted notebook as data: its cells' types and texts, and which cells of the assignment they say they are.

Nothing else of it counts: no outputs, no points, no other metadata. All of that comes from the gradebook.
"""

import json
import os
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from llmlings.grade.containers import open_regular
from llmlings.grade.intake import MAX_NOTEBOOK_BYTES, source_file
from llmlings.grade.notebook_source import defined_in, id_of
from llmlings.nbgrader.assignments import Cell


@dataclass(frozen=True)
class SourceCell:
    """A cell of the assignment as the gradebook has it; `marks` is its nbgrader metadata, `source` as handed out."""

    id: str
    cell_type: str
    source: str
    locked: bool
    marks: Mapping[str, Any]


def read_notebook(path: Path) -> tuple[list[Cell], str]:
    """Return the cells of a submitted notebook, or none and a sentence on why it cannot be read.

    No link is followed.
    """
    folder = os.open(path.parent, os.O_RDONLY | os.O_DIRECTORY)
    try:
        descriptor = open_regular(path.name, folder)
    finally:
        os.close(folder)
    if descriptor is None:
        return [], f"{path.name} is a link or no regular file; hand in the notebook itself."
    with os.fdopen(descriptor, "rb") as file:
        data = file.read(MAX_NOTEBOOK_BYTES + 1)
    if problem := source_file(path.name, data).problem:
        return [], problem
    cells = json.loads(data.decode("utf-8-sig"))["cells"]
    return _with_ids([_plain(cell) for cell in cells if isinstance(cell, dict)]), ""


def _plain(cell: Mapping[str, Any]) -> Cell:
    kind = cell.get("cell_type")
    source = cell.get("source")
    if isinstance(source, list):
        source = "".join(line for line in source if isinstance(line, str))
    grade_id = id_of(cell)
    plain = _cell(kind if kind in ("code", "markdown", "raw") else "raw", source if isinstance(source, str) else "")
    plain["metadata"] = {"nbgrader": {"grade_id": grade_id}} if grade_id else {}
    pictures = _pictures(cell.get("attachments"))
    return {**plain, "attachments": pictures} if pictures and plain["cell_type"] == "markdown" else plain


def _pictures(attachments: Any) -> dict[str, dict[str, str]]:
    """Return the pictures that a markdown cell shows: an answer to be read by a person may hold some."""
    found: dict[str, dict[str, str]] = {}
    for name, kinds in attachments.items() if isinstance(attachments, dict) else ():
        for kind, data in kinds.items() if isinstance(kinds, dict) else ():
            is_picture = kind in ("image/png", "image/jpeg", "image/gif")
            if is_picture and isinstance(data, str) and re.fullmatch(r"[A-Za-z0-9+/=\s]*", data):
                found.setdefault(name, {})[kind] = data
    return found


def restored(cells: Sequence[Cell], assignment: Sequence[SourceCell], problem: str) -> list[Cell]:
    """Return the notebook to be graded: the student's cells, known ones marked as the gradebook marks them.

    Locked cells get their own text again; what a student has defined in a check goes on in a cell above. Of several
    cells with one id the last one is that cell. A cell that is missing is put back as it was handed out, unless others
    define what it would. A note stands above each cell that was not as it should be.
    """
    known = {cell.id: cell for cell in assignment}
    last = {_id(cell): number for number, cell in enumerate(cells) if _id(cell) in known}
    result: list[Cell] = []
    if problem:
        result.append(_note(f"The notebook could not be read, so every cell is as it was handed out. {problem}"))
    for number, cell in enumerate(cells):
        grade_id = _id(cell)
        if last.get(grade_id) == number:
            source = known[grade_id]
            is_check = source.locked and not source.marks.get("grade")
            if is_check and defined_in(cell["source"]) - defined_in(source.source):
                result.append(_note(f"The cell below was written over `{grade_id}`, which is put back under it."))
                result.append({**_cell("code", cell["source"]), "metadata": {}})
            result.append(_marked(source, cell))
            continue
        if grade_id in last:
            result.append(_note(f"The cell below is a copy: the last cell called `{grade_id}` is the one that counts."))
        result.append({**cell, "metadata": {}})
    defined = {name for cell in cells for name in defined_in(cell["source"])}
    place = 0
    for source in assignment:
        if source.id in last:
            place = next(number for number, cell in enumerate(result) if _id(cell) == source.id) + 1
            continue
        if (names := defined_in(source.source)) and names <= defined:
            continue
        note = f"The cell `{source.id}` was missing from the submission. It is put back as it was handed out."
        added = [_note(note)] if not problem else []
        added.append(_marked(source, _cell(source.cell_type, source.source)))
        result[place:place] = added
        place += len(added)
    return [{**cell, "id": _id(cell) or cell["id"]} for cell in _with_ids(result)]


def _marked(source: SourceCell, cell: Cell) -> Cell:
    text = source.source if source.locked else cell["source"]
    marked = _cell(source.cell_type, text)
    marked["metadata"] = {"nbgrader": dict(source.marks), "deletable": False}
    if source.locked:
        marked["metadata"]["editable"] = False
    if "attachments" in cell and source.cell_type == "markdown":
        marked["attachments"] = cell["attachments"]
    return marked


def _cell(kind: str, source: str) -> Cell:
    cell: Cell = {"cell_type": kind, "metadata": {}, "source": source}
    return {**cell, "execution_count": None, "outputs": []} if kind == "code" else cell


def _note(text: str) -> Cell:
    return _cell("markdown", f"> **Note from the grader.** {text}")


def _id(cell: Mapping[str, Any]) -> str:
    return str(cell["metadata"].get("nbgrader", {}).get("grade_id", ""))


def _with_ids(cells: Sequence[Cell]) -> list[Cell]:
    # Ids that a student gives may be doubled or no ids at all.
    return [{**cell, "id": f"cell-{number}"} for number, cell in enumerate(cells)]

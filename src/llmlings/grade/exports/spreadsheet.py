"""Marks as CSV: for a spreadsheet, and as Canvas and Moodle import them."""

import re
from collections.abc import Sequence
from pathlib import Path

from llmlings.grade.tables import csv_text, number, write_text
from llmlings.grade.verdicts import StudentVerdict

#: Without it Excel takes the text for one of another encoding.
BOM = "\ufeff"
# What `llmlings grade` calls a student whose files came from Canvas: the name in one word, and Canvas' own number.
_FROM_CANVAS = re.compile(r".+_(\d+)")


def export_csv(verdicts: Sequence[StudentVerdict], out: Path) -> list[Path]:
    """Write a row for each student, and beside it, into `...-long.csv`, one for each student and module."""
    wide = [["student", *_modules(verdicts), "points", "max_points"]]
    long = [["student", "module", "status", "points", "max_points", "share"]]
    for verdict in verdicts:
        points = [number(module.points) for module in verdict.modules]
        wide.append([verdict.student, *points, number(verdict.points), number(verdict.max_points)])
        for module in verdict.modules:
            share = number(module.points / module.max_points) if module.max_points else ""
            mark = [number(module.points), number(module.max_points), share]
            long.append([verdict.student, module.module, module.status, *mark])
    beside = out.with_name(f"{out.stem}-long{out.suffix}")
    write_text(out, BOM + csv_text(wide))
    write_text(beside, BOM + csv_text(long))
    return [out, beside]


def export_canvas(verdicts: Sequence[StudentVerdict], out: Path) -> list[Path]:
    """Write a gradebook as Canvas imports it: an assignment for each module.

    Canvas finds students by ID, SIS User ID or SIS Login ID, and takes no row without one.
    """
    heads = ["Student", "ID", "SIS User ID", "SIS Login ID", "Section"]
    rows = [[*heads, *_modules(verdicts)]]
    if verdicts:
        rows.append(["    Points Possible", *[""] * 4, *(number(module.max_points) for module in verdicts[0].modules)])
    for verdict in verdicts:
        own = _FROM_CANVAS.fullmatch(verdict.student)
        ids = [own[1], "", ""] if own else ["", "", verdict.student]
        rows.append([verdict.student, *ids, "", *(number(module.points) for module in verdict.modules)])
    write_text(out, csv_text(rows))
    return [out]


def export_moodle(verdicts: Sequence[StudentVerdict], out: Path) -> list[Path]:
    """Write grades as Moodle imports them: a grade item for each module.

    A module that was not handed in has no grade rather than a 0, so that an import does not overwrite what was given.
    """
    rows = [["username", *_modules(verdicts), "Course total"]]
    for verdict in verdicts:
        points = ["" if module.status == "missing" else number(module.points) for module in verdict.modules]
        rows.append([verdict.student, *points, number(verdict.points)])
    write_text(out, csv_text(rows))
    return [out]


def _modules(verdicts: Sequence[StudentVerdict]) -> list[str]:
    return [module.module for module in verdicts[0].modules] if verdicts else []

"""The marks as files: `grades.csv`, `totals.csv` and `results/<student>.json`."""

import json
import re
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from pathlib import Path

import msgspec

from llmlings.files import write_whole
from llmlings.grade.intake import safe_names
from llmlings.grade.verdicts import SCHEMA, StudentVerdict, to_data


def write_tables(out: Path, verdicts: Sequence[StudentVerdict]) -> None:
    """Write the class's marks below `out`; a repeated run changes no byte.

    A CSV cell that a spreadsheet would take for a formula (it starts with =, +, -, @, a tab or a line break, after any
    number of apostrophes) gets an apostrophe in front, which spreadsheets do not show.
    """
    verdicts = sorted(verdicts, key=lambda verdict: verdict.student)
    grades = [
        (verdict.student, module.module, number(module.points), number(module.max_points), module.status)
        for verdict in verdicts
        for module in verdict.modules
    ]
    totals = [(verdict.student, number(verdict.points), number(verdict.max_points)) for verdict in verdicts]
    out.mkdir(parents=True, exist_ok=True)
    write_text(out / "grades.csv", csv_text([("student", "module", "points", "max_points", "status"), *grades]))
    write_text(out / "totals.csv", csv_text([("student", "points", "max_points"), *totals]))
    results = {verdict.student: verdict for verdict in verdicts}
    write_folder(out / "results", ".json", results, lambda student: _json(results[student]), _is_result)


@lru_cache(maxsize=10_000)
def number(value: float) -> str:
    """Return `value` with at most four decimals and no zeros at the end.

    >>> number(7.5), number(10), number(0.0), number(100.25)
    ('7.5', '10', '0', '100.25')
    """
    return f"{value:.4f}".rstrip("0").rstrip(".")


def write_text(path: Path, text: str) -> None:
    """Write a text that may be a student's into a file, in one step."""
    # Half a surrogate pair, which a student's text may hold, cannot be encoded; this is JSON's own way to write it.
    write_whole(path, text.encode("utf-8", "backslashreplace"))


def write_folder(
    folder: Path, suffix: str, students: Iterable[str], text_of: Callable[[str], str], is_ours: Callable[[str], bool]
) -> None:
    """Write a text for each student into `folder`; take away an earlier run's, which `is_ours` tells by its text.

    One text is made after the other: those of a large class do not fit into memory together.
    """
    folder.mkdir(parents=True, exist_ok=True)
    names = {f"{file}{suffix}": student for student, file in safe_names(students).items()}
    for name, student in names.items():
        write_text(folder / name, text_of(student))
    for path in folder.glob(f"*{suffix}"):
        is_plain = path.is_file() and not path.is_symlink()
        if path.name not in names and is_plain and is_ours(path.read_text(encoding="utf-8", errors="replace")):
            path.unlink()


def csv_text(rows: Iterable[Sequence[str]]) -> str:
    """Return rows as CSV in which no cell starts a formula."""
    return "".join(",".join(map(_cell, row)) + "\n" for row in rows)


def _cell(text: str) -> str:
    # Apostrophes are counted in, so that two students never get one cell.
    if re.match(r"'*[=+\-@\t\r\n]", text):
        text = f"'{text}"
    # The csv module of Python 3.11 writes a lone carriage return without quotes, which readers take for a line's end.
    if re.search(r'[",\r\n]', text):
        text = '"{}"'.format(text.replace('"', '""'))
    return text


def _json(verdict: StudentVerdict) -> str:
    try:
        # The fields of `to_data`, without the dicts between.
        data = b'{"schema":%d,%b' % (SCHEMA, msgspec.json.encode(verdict)[1:])
        return msgspec.json.format(data, indent=1).decode() + "\n"
    except UnicodeEncodeError:
        # Half a surrogate pair; this way takes ten times as long, and writes the same for all else.
        return json.dumps(to_data(verdict), indent=1, ensure_ascii=False) + "\n"


def _is_result(text: str) -> bool:
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        return False
    return isinstance(data, dict) and data.get("schema") == SCHEMA and "submission_sha256" in data

"""What students are called in all outputs: their names from a list, or pseudonyms instead of their ids."""

import csv
import io
import re
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from llmlings.errors import UsageError
from llmlings.files import write_whole
from llmlings.grade.csv_files import read_csv
from llmlings.grade.verdicts import ModuleVerdict, StudentVerdict

#: In the grading folder: whose pseudonym is whose. While it is there, outputs show pseudonyms.
KEY_FILE = "pseudonyms.csv"
_COLUMNS = ("student", "pseudonym")
# A shorter id stands in too many words.
_SHORTEST = 3


def read_names(path: Path) -> dict[str, str]:
    """Return the names in a teacher's list, by id."""
    rows = read_csv(path, ("id", "name"))
    names = {row[0]: row[1] for row in rows}
    if len(names) < len(rows):
        raise UsageError(f"{path} has an id twice; leave one row for each student.")
    return names


def pseudonyms(folder: Path, students: Iterable[str], *, begin: bool = False) -> dict[str, str]:
    """Return the pseudonym of each student, nothing if the folder has none; who has none yet gets one that stays.

    With `begin` the folder has pseudonyms from now on.
    """
    path = folder / KEY_FILE
    if not path.is_file() and not begin:
        return {}
    known = {row[0]: row[1] for row in read_csv(path, _COLUMNS)} if path.is_file() else {}
    if len(set(known.values())) < len(known):
        raise UsageError(f"{path} gives one pseudonym to two students; correct it.")
    new = [student for student in students if student not in known]
    for student in new:
        while (name := f"student-{secrets.token_hex(3)}") in known.values():
            pass
        known[student] = name
    if new or not path.is_file():
        text = io.StringIO()
        csv.writer(text, lineterminator="\n").writerows([_COLUMNS, *sorted(known.items())])
        write_whole(path, text.getvalue().encode())
    return known


def called(verdict: StudentVerdict, names: Mapping[str, str], hidden: Mapping[str, str]) -> StudentVerdict:
    """Return a verdict under the name or the pseudonym of its student."""
    name = names.get(verdict.student, "")
    if not hidden:
        return replace(verdict, name=name)
    # Paths of what was handed in are the students' own words.
    words = [re.escape(word) for word in (verdict.student, name) if len(word) >= _SHORTEST]
    pattern = re.compile("|".join(words) or r"(?!)", re.IGNORECASE)
    shown = hidden[verdict.student]

    def without(module: ModuleVerdict) -> ModuleVerdict:
        beside = tuple(pattern.sub(shown, path) for path in module.beside)
        return replace(module, message=pattern.sub(shown, module.message), beside=beside)

    return replace(verdict, student=shown, name="", modules=tuple(map(without, verdict.modules)))

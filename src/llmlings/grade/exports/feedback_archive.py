"""The students' feedback pages as a zip, each named as the system that it goes back to wants it."""

import os
from collections.abc import Mapping, Sequence
from pathlib import Path

from llmlings.course import Course
from llmlings.errors import LlmlingsError, UsageError
from llmlings.grade.exports.whole_zip import written
from llmlings.grade.intake import safe_names
from llmlings.grade.layouts import by_student
from llmlings.grade.verdicts import StudentVerdict


def export_feedback(
    course: Course, graded: Path, verdicts: Sequence[StudentVerdict], like: Path | None, out: Path
) -> list[Path]:
    """Write the pages below `graded/feedback/` into a zip.

    `like` is the folder of submissions as Moodle or Canvas gave it: each page gets the name of its student's entry
    there, by which these systems know whose it is. Without it a page is called after its student.
    """
    called = {verdict.student: verdict.name for verdict in verdicts if verdict.name}
    entries = _entries(course, like, called) if like else {}
    files = safe_names(verdict.student for verdict in verdicts)
    with written(out) as archive:
        for student, file in files.items():
            page = graded / "feedback" / f"{file}.html"
            if not page.is_file() or page.is_symlink():
                raise LlmlingsError(f"There is no {page}; write the pages with `llmlings report {graded}`.")
            archive.writestr(_name(entries.get(student, ""), file), page.read_bytes())
    return [out]


def _entries(course: Course, like: Path, called: Mapping[str, str]) -> dict[str, str]:
    """Return the name of the first entry of each student."""
    if not like.is_dir():
        raise UsageError(f"There is no folder {like}; give the one that was graded with --like.")
    with os.scandir(like) as found:
        kinds = {entry.name: entry.is_dir(follow_symlinks=False) for entry in found}
    folders = {name for name, is_folder in kinds.items() if is_folder}
    handed_in = by_student(list(kinds), folders, [module.name for module in course.modules], called)
    return {each.student: each.parts[0][0] for each in handed_in}


def _name(entry: str, file: str) -> str:
    """Return the name of a page in the zip.

    >>> _name("Ann Example_12345_assignsubmission_file_", "Ann%20Example")
    'Ann Example_12345_assignsubmission_file_/feedback.html'
    >>> _name("doejane_12345_67890_tokens.py", "doejane_12345"), _name("ann.zip", "ann")
    ('doejane_12345_67890_tokens.html', 'ann.html')
    """
    moodle, mark, _ = entry.partition("_assignsubmission_")
    if mark:
        # Moodle's import takes the files of this folder alone, whatever the student's were in.
        return f"{moodle}_assignsubmission_file_/feedback.html"
    numbers = [word for word in entry.split("_") if word.isdecimal()]
    return f"{entry.rpartition('.')[0]}.html" if len(numbers) >= 2 else f"{file}.html"

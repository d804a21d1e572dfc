"""`llmlings export`: one way to each format."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from llmlings.course import Course
from llmlings.errors import UsageError
from llmlings.grade.exports.ctrf import export_ctrf
from llmlings.grade.exports.feedback_archive import export_feedback
from llmlings.grade.exports.gradescope import export_autograder, export_results
from llmlings.grade.exports.junit import export_junit
from llmlings.grade.exports.spreadsheet import export_canvas, export_csv, export_moodle
from llmlings.grade.ledger import Run
from llmlings.grade.verdicts import StudentVerdict
from llmlings.testing.catalogue import mistake_sentences

_WRITERS = {
    "canvas": ("canvas.csv", export_canvas),
    "csv": ("marks.csv", export_csv),
    "ctrf": ("ctrf.json", export_ctrf),
    "junit": ("junit.xml", export_junit),
    "moodle": ("moodle.csv", export_moodle),
}
FORMATS = (*_WRITERS, "feedback", "gradescope")


def export(
    course: Course,
    graded: Path,
    run: Run,
    verdicts: Sequence[StudentVerdict],
    to: str,
    *,
    out: Path | None,
    student: str | None,
    like: Path | None,
) -> list[Path]:
    """Write marks or feedback in a format, and return the files.

    Args:
        course: the course that the class was graded with.
        graded: what `llmlings grade --out` wrote.
        run: how the class was graded.
        verdicts: as in the ledger.
        to: one of `FORMATS`.
        out: the file to write; each format has a name of its own for it.
        student: this one alone; for Gradescope the `results.json` of this student, in place of the autograder.
        like: for feedback, the submissions whose names the pages take.
    """
    if like and to != "feedback":
        raise UsageError(f"--like says how pages of feedback are named; leave it out with --to {to}.")
    if student is not None:
        verdicts = [verdict for verdict in verdicts if verdict.student == student]
        if not verdicts:
            raise UsageError(f"There is no student '{student}' in {graded}; totals.csv there lists them.")
    if out and not out.absolute().parent.is_dir():
        raise UsageError(f"There is no folder {out.absolute().parent}; make it, or choose another --out.")
    if to == "feedback":
        return export_feedback(course, graded, verdicts, like, out or Path("feedback.zip"))
    if to == "gradescope" and student is None:
        return export_autograder(course, run.seed, out or Path("autograder.zip"))
    if to == "gradescope":
        sentences = cache(lambda module: mistake_sentences(course, module))
        return export_results(verdicts[0], sentences, out or Path("results.json"))
    name, write = _WRITERS[to]
    return write(verdicts, out or Path(name))

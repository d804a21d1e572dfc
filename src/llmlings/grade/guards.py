"""What is looked at before anything is graded: that what was asked for makes sense, and can be done here."""

from collections.abc import Callable, Sequence
from difflib import get_close_matches
from pathlib import Path

from llmlings.course import Course
from llmlings.errors import EnvironmentProblem, UsageError
from llmlings.grade.intake import Submission
from llmlings.grade.places import listing
from llmlings.grade.visible_text import visible_name


def require_apart(submissions: Path, out: Path) -> None:
    """Make sure that neither folder is in the other: what is written must never be taken for somebody's work."""
    inner, outer = out.resolve(), submissions.resolve()
    if inner == outer or inner.is_relative_to(outer):
        raise UsageError(f"--out {out} is in {submissions}, which is read as a class; choose a folder outside of it.")
    if outer.is_relative_to(inner):
        raise UsageError(f"{submissions} is in --out {out}, where results go; choose another folder with --out.")


def modules_to_grade(
    course: Course, asked: Sequence[str], *, skip_missing: bool, notice: Callable[[str], None]
) -> tuple[str, ...]:
    """Return the names of the modules to grade, in the order of the course; all if none is `asked` for.

    With `skip_missing` those are left out, with a sentence, that need a package which is not installed.
    """
    wanted = {course.module(name).name for name in asked}
    modules = [module for module in course.modules if not wanted or module.name in wanted]
    for module in modules:
        if not course.tests(module.name, "hidden").is_file() or not course.solution(module.name).is_file():
            where = "grade in a checkout of the course's repository"
            raise EnvironmentProblem(f"{course.root} has no solutions or no hidden tests; {where}.")
    lacking = {module.name: sentence for module in modules if (sentence := module.lacks())}
    if lacking and not skip_missing:
        advice = "leave out modules of which a package is missing with --skip-missing"
        raise EnvironmentProblem(f"{next(iter(lacking.values())).removesuffix('.')}, or {advice}.")
    if len(lacking) == len(modules):
        raise EnvironmentProblem(next(iter(lacking.values())))
    for sentence in lacking.values():
        notice(f"Left out: {sentence}")
    return tuple(module.name for module in modules if module.name not in lacking)


def chosen(submissions: Sequence[Submission], ids: Sequence[str]) -> list[Submission]:
    """Return the submissions of the students with these ids; all if no id is given."""
    known = [submission.student for submission in submissions]
    for student in ids:
        if student not in known:
            near = get_close_matches(student, known, 3, 0.5)
            end = f"did you mean {listing(near)}?" if near else "the ids are the names of the entries, without .zip."
            raise UsageError(f"There is no submission of '{visible_name(student)}'; {end}")
    return [submission for submission in submissions if not ids or submission.student in ids]

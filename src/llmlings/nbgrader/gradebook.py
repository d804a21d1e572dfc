"""`llmlings export DIR --to nbgrader`: the marks of plain-file submissions in an nbgrader gradebook."""

import os
import shutil
import sys
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from fractions import Fraction
from pathlib import Path

from nbgrader.api import Grade, Gradebook, MissingEntry
from sqlalchemy.exc import SAWarning, SQLAlchemyError

from llmlings.course import Course, Module
from llmlings.errors import EnvironmentProblem, LlmlingsError
from llmlings.grade.verdicts import ModuleVerdict, StudentVerdict, rounded
from llmlings.nbgrader.assignments import cell_points, points_of


def export_marks(course: Course, verdicts: Sequence[StudentVerdict], target: str) -> None:
    """Write the marks of a class into a gradebook, one assignment for each module.

    Manual scores, comments and everything else in the gradebook stay. Exporting the same marks again changes nothing.

    Args:
        course: the course that the class was graded with.
        verdicts: as in the ledger.
        target: the gradebook's file, new or not, or any database URL that nbgrader takes.
    """
    url = target if "://" in target else f"sqlite:///{Path(target).resolve()}"
    with _alembic_on_path(), _one_sentence(target), Gradebook(url) as gradebook:
        names = dict.fromkeys(module.module for verdict in verdicts for module in verdict.modules)
        # All cells come first: a submission mirrors the cells that there are.
        for name in names:
            _add_assignment(gradebook, course.module(name))
        for verdict in verdicts:
            gradebook.update_or_create_student(verdict.student)
            for module in verdict.modules:
                if module.status != "missing":
                    _add_marks(gradebook, verdict.student, course.module(module.module), module)


def _add_assignment(gradebook: Gradebook, module: Module) -> None:
    gradebook.update_or_create_assignment(module.name)
    gradebook.update_or_create_notebook(module.name, module.name)
    for grade_id, points in points_of(module).items():
        gradebook.update_or_create_grade_cell(grade_id, module.name, module.name, max_score=points, cell_type="code")


def _add_marks(gradebook: Gradebook, student: str, module: Module, verdict: ModuleVerdict) -> None:
    gradebook.update_or_create_submission(module.name, student)
    for grade_id, points in points_in_cells(module, verdict).items():
        grade = _grade(gradebook, student, module.name, grade_id)
        if grade.auto_score != points:
            grade.auto_score = points
            # As nbgrader does it: whoever gave a score by hand has a look at the new one.
            grade.needs_manual_grade = grade.manual_score is not None
    gradebook.db.commit()


def points_in_cells(module: Module, verdict: ModuleVerdict) -> dict[str, float]:
    """Return what the cells earn, without weights; none gets more than it holds, whatever a teacher decided."""
    most, weight = points_of(module), Fraction(str(verdict.module_weight))
    earned = {cell: Fraction(str(points)) / weight for cell, points in cell_points(verdict).items()}
    over = {cell: max(earned[cell] - Fraction(str(most[cell])), Fraction(0)) for cell in earned}
    rest = sum(over.values())
    return {cell: rounded(points - over[cell] + (rest - over[cell]), 2) for cell, points in earned.items()}


def _grade(gradebook: Gradebook, student: str, name: str, grade_id: str) -> Grade:
    try:
        return gradebook.find_grade(grade_id, name, name, student)
    except MissingEntry:
        # The submission is older than the cell.
        cell = gradebook.find_grade_cell(grade_id, name, name)
        notebook = gradebook.find_submission_notebook(name, name, student)
        grade = Grade(cell_id=cell.id, notebook=notebook)
        gradebook.db.add(grade)
        gradebook.db.commit()
        return grade


@contextmanager
def _alembic_on_path() -> Iterator[None]:
    """Let nbgrader find alembic, which it calls by name; without it a new gradebook would be left half made."""
    before = os.environ.get("PATH", "")
    os.environ["PATH"] = os.pathsep.join([str(Path(sys.executable).parent), before])
    try:
        if shutil.which("alembic") is None:
            raise EnvironmentProblem("The program alembic is missing; install it with `pip install alembic`.")
        yield
    finally:
        os.environ["PATH"] = before


@contextmanager
def _one_sentence(target: str) -> Iterator[None]:
    try:
        with warnings.catch_warnings():
            # nbgrader adds a submission in an order that SQLAlchemy warns of and then puts right.
            warnings.simplefilter("ignore", SAWarning)
            yield
    except SQLAlchemyError as error:
        reason = str(getattr(error, "orig", None) or error).partition("\n")[0]
        text = f"The gradebook {target} cannot be used ({reason}); give an nbgrader gradebook or a new file with --out."
        raise LlmlingsError(text) from None

"""What `nbgrader autograde` runs in place of its kernel: `nbgrader_config.py` names these classes.

`NotebookAsData` reads, `Restore` marks the cells as the gradebook does, `GradeInSandbox` fills in the graded cells.
From their outputs nbgrader's own `SaveAutoGrades` takes the scores, so everything behind it goes on as ever.
nbgrader's `CheckCellMetadata` has nothing to find: after `Restore` a cell's marks are the gradebook's own.
"""

import atexit
import functools
import json
from dataclasses import replace
from pathlib import Path
from typing import Any, cast

import nbformat
import nbgrader.api
from nbconvert.exporters import NotebookExporter
from nbgrader.api import Gradebook, Notebook
from nbgrader.preprocessors import ClearHiddenTests, NbGraderPreprocessor
from traitlets import Enum, Unicode

from llmlings.course import COURSE_FILE, Course, load_course
from llmlings.errors import LlmlingsError
from llmlings.grade.grading import default_seed
from llmlings.grade.sandbox.start import SandboxKind
from llmlings.nbgrader.assignments import HIDDEN, VISIBLE
from llmlings.nbgrader.graded_cells import CellResult, Grader, answers
from llmlings.nbgrader.submitted_cells import SourceCell, read_notebook, restored

Resources = dict[str, Any]
Converted = tuple[Any, Resources]

# nbgrader opens the gradebook about ten times for a notebook. An engine for each would compile every statement anew.
nbgrader.api.create_engine = functools.cache(nbgrader.api.create_engine)


class NotebookAsData(NotebookExporter):  # type: ignore[misc]
    """Reads a submitted notebook without believing any of it; one that cannot be read has no cells.

    nbgrader then writes it to `autograded`, and reads it again from there: that one is our own.
    """

    def from_filename(self, filename: str, resources: Resources, **kw: Any) -> Converted:
        """Read and convert the notebook at `filename`."""
        about, coursedir = resources["nbgrader"], self.parent.coursedir
        own = coursedir.format_path(coursedir.autograded_directory, about["student"], about["assignment"])
        if Path(filename).parent == Path(own):
            node, problem = nbformat.read(filename, as_version=4), ""
        else:
            cells, problem = read_notebook(Path(filename))
            node = nbformat.from_dict({"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5})
        resources = {**resources, "llmlings_problem": problem}
        converted: Converted = self.from_notebook_node(node, resources=resources, **kw)
        return converted


class Restore(NbGraderPreprocessor):  # type: ignore[misc]
    """Marks the cells of the assignment as the gradebook does, and puts back those that are missing."""

    def preprocess(self, nb: Any, resources: Resources) -> Converted:
        """Return the notebook to be graded."""
        about = resources["nbgrader"]
        with Gradebook(about["db_url"]) as gradebook:
            notebook = gradebook.find_notebook(about["notebook"], about["assignment"])
            hidden = ClearHiddenTests(parent=self.parent)
            assignment = [_without_hidden_tests(cell, hidden) for cell in _source_cells(notebook)]
            kernel = json.loads(notebook.kernelspec or "{}")
        if strangers := [cell.id for cell in assignment if _needs_a_kernel(cell)]:
            raise LlmlingsError(
                f"The cell '{strangers[0]}' of {about['notebook']} is graded by running it, which the sandbox does not "
                "do; let it be graded by hand, or use nbgrader's own preprocessors for this assignment."
            )
        cells = restored(nb.cells, assignment, resources["llmlings_problem"])
        nb.cells = [nbformat.from_dict(cell) for cell in cells]
        nb.metadata = nbformat.from_dict({"kernelspec": kernel} if kernel else {})
        return nb, resources


class GradeInSandbox(NbGraderPreprocessor):  # type: ignore[misc]
    """Grades a notebook's answers as `llmlings grade` does, and fills in the outputs of its graded cells."""

    course = Unicode("", help="The checkout of the course, with solutions and hidden tests").tag(config=True)
    seed = Unicode("", help="The secret that hidden tests draw from (default: that of the checkout)").tag(config=True)
    sandbox = Enum(["bwrap", "none"], "bwrap", help="none: run submissions with your rights").tag(config=True)

    def preprocess(self, nb: Any, resources: Resources) -> Converted:
        """Return the notebook with its graded cells filled in."""
        graded = {cell.id: cell for cell in nb.cells if cell.id in (VISIBLE, HIDDEN)}
        if not graded:
            # An assignment of the teacher's own, all of it graded by hand.
            return nb, resources
        about = resources["nbgrader"]
        course = _course(self.course)
        module = course.module(about["notebook"])
        coursedir = self.parent.parent.coursedir

        def folder_of(name: str) -> Path:
            return Path(coursedir.format_path(coursedir.submitted_directory, about["student"], name))

        files = answers(module, nbformat.writes(nb).encode(), folder_of)
        grader = _grader(course, self.seed or default_seed(course), cast(SandboxKind, self.sandbox))
        for grade_id, result in grader.grade(module.name, about["student"], files).items():
            graded[grade_id].update(execution_count=1, outputs=_outputs(result))
        return nb, resources


def _source_cells(notebook: Notebook) -> list[SourceCell]:
    points = {cell.name: cell.max_score for cell in [*notebook.grade_cells, *notebook.task_cells]}
    tasks = {cell.name for cell in notebook.task_cells}
    solutions = {cell.name for cell in notebook.solution_cells}
    cells = []
    for cell in notebook.source_cells:
        marks: dict[str, Any] = {"grade": cell.name in points and cell.name not in tasks}
        marks |= {"solution": cell.name in solutions}
        marks |= {"task": cell.name in tasks, "locked": bool(cell.locked), "grade_id": cell.name, "schema_version": 3}
        marks |= {"checksum": cell.checksum, "cell_type": cell.cell_type}
        if cell.name in points:
            marks["points"] = points[cell.name]
        cells.append(SourceCell(cell.name, cell.cell_type, cell.source, bool(cell.locked), marks))
    return cells


def _without_hidden_tests(cell: SourceCell, hidden: ClearHiddenTests) -> SourceCell:
    node = nbformat.from_dict({"source": cell.source, "metadata": {"nbgrader": cell.marks}})
    node, _ = hidden.preprocess_cell(node, {}, 0)
    return replace(cell, source=node.source)


def _needs_a_kernel(cell: SourceCell) -> bool:
    by_hand = cell.marks["solution"] or cell.cell_type != "code"
    return bool(cell.marks["grade"]) and not by_hand and cell.id not in (VISIBLE, HIDDEN)


def _outputs(result: CellResult) -> list[Any]:
    text = {"output_type": "stream", "name": "stdout", "text": f"{result.text}\n"}
    # nbgrader reads partial credit from a result that is a float's repr; anything else would be full marks.
    data = {"text/plain": repr(float(result.points))}
    score = {"output_type": "execute_result", "execution_count": 1, "data": data, "metadata": {}}
    return [nbformat.from_dict(text), nbformat.from_dict(score)]


@functools.cache
def _course(root: str) -> Course:
    if not Path(root, COURSE_FILE).is_file():
        raise LlmlingsError(
            f"There is no checkout of the course at '{root}'; set c.GradeInSandbox.course in nbgrader_config.py to "
            "where it is."
        )
    return load_course(Path(root))


_graders: dict[tuple[Path, str, SandboxKind], Grader] = {}


def _grader(course: Course, seed: str, sandbox: SandboxKind) -> Grader:
    """Return the grader of this process: nbgrader makes new preprocessors for each notebook."""
    key = (course.root, seed, sandbox)
    if key not in _graders:
        _graders[key] = Grader(course, seed, sandbox)
        atexit.register(_graders[key].close)
    return _graders[key]

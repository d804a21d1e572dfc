"""nbgrader's own command line over the sample class and over those who try something, from source to exported marks."""

import csv
import json
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from course_notebooks import Notebook, answered, answers_of, cell, taken

from llmlings.course import load_course
from llmlings.grade.grading import default_seed
from llmlings.grade.intake import read_submissions, source_file
from llmlings.nbgrader.assignments import HIDDEN, VISIBLE
from llmlings.nbgrader.graded_cells import Grader

# Each way through nbgrader takes long.
pytestmark = pytest.mark.long

ROOT = Path(__file__).resolve().parents[3]
COURSE = load_course(ROOT)
SEED = "sample class"
SAMPLE = ROOT / "examples"
#: Of the sample class; between them they have every kind of accident, and none takes long.
MODULES = ("tokens", "one_hot", "embedding", "similarity", "positions")
Run = Callable[..., str]


def put(folder: Path, student: str, module: str, notebook: Notebook) -> None:
    path = folder / "submitted" / student / module / f"{module}.ipynb"
    path.parent.mkdir(parents=True)
    path.write_text(json.dumps(notebook), encoding="utf-8")


def hand_in_the_sample_class(folder: Path) -> None:
    for submission in read_submissions(SAMPLE / "class", COURSE):
        for module, file in submission.modules.items():
            if module in MODULES and not file.problem:
                put(folder, submission.student, module, answered(folder, module, file.text))


# Those who try something, all in the assignment `tokens`; each function is worth 2 of its 10 points.


def deletes_cells(notebook: Notebook) -> None:
    gone = {"checks", "setup", "solution-split_words", "check-split_words", VISIBLE, HIDDEN}
    notebook["cells"] = [part for part in notebook["cells"] if part["id"] not in gone]


def copies_cells(notebook: Notebook) -> None:
    copies = [dict(cell(notebook, "solution-split_words")), dict(cell(notebook, VISIBLE))]
    for copy in copies:
        copy |= {"id": f"{copy['id']}-copy", "source": "raise ValueError('an old version')"}
    notebook["cells"][2:2] = copies


def writes_to_stderr(notebook: Notebook) -> None:
    part = cell(notebook, "solution-split_characters")
    noise = "    import sys, warnings; print('noise', file=sys.stderr); warnings.warn('noise')\n"
    part["source"] = "".join(part["source"]).replace("    ### BEGIN", f"{noise}    ### BEGIN")


def tries_things_out(notebook: Notebook) -> None:
    scratch = {"cell_type": "code", "id": "x", "metadata": {}, "outputs": [], "execution_count": None}
    for source in ("split_words(1)", "this is no Python", "%matplotlib inline\n!rm -rf /"):
        notebook["cells"].append({**scratch, "id": f"x{len(source)}", "source": source})


def ends_the_process(notebook: Notebook) -> None:
    part = cell(notebook, "solution-split_words")
    part["source"] = "".join(part["source"]).replace("    ### BEGIN", "    import os; os._exit(0)\n    ### BEGIN")


def loops_for_ever(notebook: Notebook) -> None:
    part = cell(notebook, "solution-split_words")
    part["source"] = "".join(part["source"]).replace("    ### BEGIN", "    while True: pass\n    ### BEGIN")


def forges(notebook: Notebook) -> None:
    result = {"output_type": "execute_result", "execution_count": 1, "metadata": {}, "data": {"text/plain": "4.0"}}
    for part in notebook["cells"]:
        marks = part["metadata"].get("nbgrader", {})
        if part["cell_type"] == "code":
            part["outputs"] = [result]
        if marks.get("grade"):
            marks |= {"points": 1000, "solution": True, "locked": False, "checksum": "x"}
            part["source"] = "1000.0"
        elif marks.get("solution"):
            part["source"] = "raise NotImplementedError"
    notebook["metadata"] = {"kernelspec": {"name": "bash", "language": "bash"}, "jupytext": {"x": 1}}


TRICKS: dict[str, tuple[Callable[[Notebook], None], float]] = {
    "deletes": (deletes_cells, 8.0),
    "copies": (copies_cells, 10.0),
    "noisy": (writes_to_stderr, 10.0),
    "scratch": (tries_things_out, 10.0),
    "quits": (ends_the_process, 8.0),
    "loops": (loops_for_ever, 8.0),
    "forger": (forges, 0.0),
}
#: Files that are no notebook.
UNREADABLE = {"no-json": b"\xff", "list": b"[]", "deep": b"[" * 100_000, "bare": b'{"nbformat": 4, "cells": [1, {}]}'}


def hand_in_tricks(folder: Path) -> None:
    for student, (change, _) in TRICKS.items():
        notebook = taken(folder, "tokens", "source")
        change(notebook)
        put(folder, student, "tokens", notebook)
    forged = folder / "submitted" / "forger" / "tokens"
    shutil.copy(folder / "gradebook.db", forged / "gradebook.db")
    (forged / "nbgrader_config.py").write_text("raise SystemExit('the student was here')")
    for student, data in UNREADABLE.items():
        put(folder, student, "tokens", {})
        (folder / "submitted" / student / "tokens" / "tokens.ipynb").write_bytes(data)
    put(folder, "linker", "tokens", {})
    link = folder / "submitted" / "linker" / "tokens" / "tokens.ipynb"
    link.unlink()
    link.symlink_to(folder / "source" / "tokens" / "tokens.ipynb")


@pytest.fixture(scope="module")
def graded(released: Path, nbgrader: Run, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The course directory after autograde, feedback and export; do not change it."""
    folder = tmp_path_factory.mktemp("autograde") / "course"
    shutil.copytree(released, folder)
    with (folder / "nbgrader_config.py").open("a", encoding="utf-8") as config:
        config.write(f"c.GradeInSandbox.seed = {SEED!r}\n")
    hand_in_the_sample_class(folder)
    hand_in_tricks(folder)
    nbgrader(folder, "autograde", "--assignment=*")
    nbgrader(folder, "generate_feedback", "--assignment=*")
    nbgrader(folder, "export")
    return folder


def scores(folder: Path) -> dict[tuple[str, str], float]:
    with (folder / "grades.csv").open(encoding="utf-8", newline="") as file:
        return {(row["student_id"], row["assignment"]): float(row["score"]) for row in csv.DictReader(file)}


def marked(folder: Path, student: str, module: str = "tokens") -> dict[str, Any]:
    notebook = taken(folder, module, f"autograded/{student}")
    return {cell["id"]: cell for cell in notebook["cells"]}


def text(part: dict[str, Any]) -> str:
    return "".join("".join(output.get("text", "")) for output in part["outputs"])


def test_scores_are_those_of_llmlings_grade(graded: Path) -> None:
    found = scores(graded)
    with (SAMPLE / "grades.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["module"] in MODULES]
    assert {row["status"] for row in rows} == {"passed", "partial", "failed", "todo", "missing", "unreadable"}
    for row in rows:
        # A student of whom nbgrader has collected nothing is not in its gradebook.
        score = found.get((row["student"], row["module"]), 0)
        # The sum of two scores with two decimals each.
        assert round(score, 2) == float(row["points"]), row


@pytest.mark.parametrize("student", TRICKS)
def test_tricks_and_accidents_cost_their_own_marks(graded: Path, student: str) -> None:
    assert scores(graded)[student, "tokens"] == pytest.approx(TRICKS[student][1])


@pytest.mark.parametrize("student", [*UNREADABLE, "linker"])
def test_what_cannot_be_read_gets_no_points_and_a_reason(graded: Path, student: str) -> None:
    assert scores(graded)[student, "tokens"] == 0
    notes = "".join("".join(part["source"]) for part in marked(graded, student).values())
    assert student == "bare" or "tokens.ipynb is" in notes
    assert "was missing" in notes if student == "bare" else "could not be read" in notes


def test_deleted_and_copied_cells_get_a_note(graded: Path) -> None:
    for student, word in (("deletes", "was missing"), ("copies", "is a copy")):
        cells = list(marked(graded, student).values())
        notes = [n for n, part in enumerate(cells) if "Note from the grader" in "".join(part["source"])]
        assert len(notes) == (6 if student == "deletes" else 2)
        for number in notes:
            assert word in "".join(cells[number]["source"])
        page = (graded / "feedback" / student / "tokens" / "tokens.html").read_text(encoding="utf-8")
        assert word in page
    # What was deleted is where it was.
    assert [key for key in marked(graded, "deletes") if "cell-" not in key][-2:] == [VISIBLE, HIDDEN]


def test_nothing_that_a_student_brought_counts(graded: Path) -> None:
    cells = marked(graded, "forger")
    assert cells[VISIBLE]["metadata"]["nbgrader"]["points"] == 4
    assert "".join(cells[VISIBLE]["source"]) == "from llmlings.notebook import check\n\ncheck('tokens', points=4)"
    assert all(not part.get("outputs") for key, part in cells.items() if key not in (VISIBLE, HIDDEN))
    assert taken(graded, "tokens", "autograded/forger")["metadata"]["kernelspec"]["language"] == "python"
    with sqlite3.connect(graded / "gradebook.db") as gradebook:
        assert gradebook.execute("SELECT count(*) FROM assignment").fetchone() == (len(COURSE.modules),)


def pages(folder: Path) -> Iterator[tuple[str, str, str]]:
    for path in sorted((folder / "feedback").glob("*/*/*.html")):
        yield path.parts[-3], path.stem, path.read_text(encoding="utf-8")


def test_feedback_shows_what_a_student_may_see_and_no_more(graded: Path) -> None:
    found = {(student, module): page for student, module, page in pages(graded)}
    assert len(found) > 30
    for (_, module), page in found.items():
        assert "hidden tests pass" in page or f"{module}.ipynb" in page, module
        assert "HIDDEN TESTS" not in page
        assert "def test_" not in page
        assert SEED not in page
        assert str(COURSE.root) not in page, module
    page = found["goran.ilic", "positions"]
    assert "turns" in page
    assert "likely:" in page


def test_a_manual_score_stays_and_nothing_else_is_lost_when_the_course_is_made_again(
    graded: Path, nbgrader: Run, tmp_path: Path
) -> None:
    folder = tmp_path / "course"
    shutil.copytree(graded, folder, symlinks=True)
    with sqlite3.connect(folder / "gradebook.db") as gradebook:
        grade = (
            "SELECT grade.id FROM grade JOIN submitted_notebook n ON grade.notebook_id = n.id"
            " JOIN submitted_assignment a ON n.assignment_id = a.id JOIN assignment ON a.assignment_id = assignment.id"
            " JOIN base_cell ON grade.cell_id = base_cell.id"
            " WHERE a.student_id = 'forger' AND assignment.name = 'tokens' AND base_cell.name = ?"
        )
        gradebook.execute(f"UPDATE grade SET manual_score = 1.5 WHERE id = ({grade})", (VISIBLE,))
    # New hints, another seed: other texts in the same cells.
    source = folder / "source" / "tokens" / "tokens.ipynb"
    source.write_text(source.read_text(encoding="utf-8").replace("Hint 1", "First hint"), encoding="utf-8")
    nbgrader(folder, "generate_assignment", "tokens", "--force")
    nbgrader(folder, "autograde", "tokens", "--student=forger", "--force")
    nbgrader(folder, "export")
    again = scores(folder)
    assert again.pop(("forger", "tokens")) == 1.5
    assert again.items() <= scores(graded).items()
    assert len(again) == len(scores(graded)) - 1


def test_a_cell_that_only_a_kernel_can_grade_stops_the_run_with_a_sentence(
    released: Path, nbgrader: Run, tmp_path: Path
) -> None:
    folder = tmp_path / "course"
    shutil.copytree(released, folder)
    notebook = taken(folder, "one_hot", "source")
    extra = json.loads(json.dumps(cell(notebook, VISIBLE)))
    extra["id"] = extra["metadata"]["nbgrader"]["grade_id"] = "mine"
    notebook["cells"].append(extra | {"source": "assert True"})
    (folder / "source" / "one_hot" / "one_hot.ipynb").write_text(json.dumps(notebook), encoding="utf-8")
    nbgrader(folder, "generate_assignment", "one_hot", "--force")
    put(folder, "ann", "one_hot", taken(folder, "one_hot"))
    printed = nbgrader(folder, "autograde", "one_hot", status=1)
    assert "The cell 'mine' of one_hot is graded by running it" in printed


def test_a_checkout_that_has_moved_is_asked_for_in_a_sentence(released: Path, nbgrader: Run, tmp_path: Path) -> None:
    folder = tmp_path / "course"
    shutil.copytree(released, folder)
    with (folder / "nbgrader_config.py").open("a", encoding="utf-8") as config:
        config.write("c.GradeInSandbox.course = '/elsewhere'\n")
    put(folder, "ann", "one_hot", taken(folder, "one_hot"))
    printed = nbgrader(folder, "autograde", "one_hot", status=1)
    assert "no checkout of the course at '/elsewhere'; set c.GradeInSandbox.course in nbgrader_config.py" in printed


# The same notebooks, other ways


@pytest.fixture(scope="module")
def grader() -> Iterator[Grader]:
    # The seed that is in the notebooks.
    grader = Grader(COURSE, default_seed(COURSE), "bwrap")
    yield grader
    grader.close()


def graded_points(grader: Grader, module: str, notebook: Notebook) -> float:
    data = json.dumps(notebook).encode()
    results = grader.grade(module, "ann", {module: source_file(f"{module}.ipynb", data)})
    return round(sum(result.points for result in results.values()), 2)


def leaves_something_in(notebook: Notebook) -> None:
    """What students leave in answers and between them; each alone is tried in test_notebook_cells.py."""
    beside = {"cell_type": "code", "metadata": {}, "outputs": [], "execution_count": None}
    above = ["!true \\\n  x", "%load_ext autoreload", "%matplotlib inline", "1 / 0", "x = (", "pip --version", "ls"]
    above += ["import asyncio\nawait asyncio.sleep(0)", "display(1)", "get_ipython().run_line_magic('pwd', '')"]
    notebook["cells"][:0] = [{**beside, "id": f"a{n}", "source": source} for n, source in enumerate(above)]
    setup, words = cell(notebook, "setup"), cell(notebook, "solution-split_words")
    setup["source"] = "!true \\\n  x\n%pwd\n" + "".join(setup["source"])
    words["source"] = "from __future__ import annotations\n" + "".join(words["source"]) + "\nsplit_words(1)"
    characters = cell(notebook, "solution-split_characters")
    characters["source"] = "".join(characters["source"]) + "\nsplit_characters?\nprint(check('tokens'))"
    to_bytes = cell(notebook, "solution-text_to_bytes")
    to_bytes["source"] = "%%time\n" + "".join(to_bytes["source"])
    cell(notebook, "solution-bytes_to_text")["cell_type"] = "raw"


def test_nbgraders_own_kernel_gives_the_same_scores(
    released: Path, grader: Grader, nbgrader: Run, tmp_path: Path
) -> None:
    folder = tmp_path / "course"
    shutil.copytree(released, folder)
    config = folder / "nbgrader_config.py"
    lines = [line for line in config.read_text(encoding="utf-8").splitlines() if "c.Autograde." not in line]
    config.write_text("\n".join(lines), encoding="utf-8")
    right, left_in, wrong = (taken(folder, "tokens", "source") for _ in range(3))
    leaves_something_in(left_in)
    wrong["cells"] = [part for part in wrong["cells"] if part["id"] != "solution-split_words"]
    notebooks = {name: answered(folder, "tokens", text) for name, text in answers_of(COURSE, "tokens").items()}
    notebooks |= {"right": right, "left-in": left_in, "wrong": wrong}
    for name, notebook in notebooks.items():
        put(folder, name, "tokens", notebook)
    nbgrader(folder, "autograde", "tokens")
    nbgrader(folder, "generate_feedback", "tokens", "--student=wrong")
    nbgrader(folder, "export")
    found = scores(folder)
    assert found["right", "tokens"] == found["left-in", "tokens"] == 10
    assert found["wrong", "tokens"] == 8
    for name, notebook in notebooks.items():
        # Each of the two graded cells is rounded by itself there.
        assert found[name, "tokens"] == pytest.approx(graded_points(grader, "tokens", notebook), abs=0.011), name
    for _, _, page in pages(folder):
        assert "hidden tests pass" in page
        assert "def test_" not in page
